import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from '#core';
import type { Ingestion } from '../ingestion.js';
import type { TableName } from '../rows/row-type.js';
import { firstContent } from './byte-source.js';
import { FileReader } from './file-reader.js';
import { ImportSink } from './import-sink.js';
import { presetOf } from './presets/presets.js';
import type { Reason } from './reason-counts.js';
import { RejectedFile } from './rejected-file.js';

export interface ImportProgress {
  /** Bytes of the file that were read, of `totalBytes`. */
  bytes: number;
  totalBytes: number;
  /** Records that were read. */
  rows: number;
  rowsPerSecond: number;
}

export interface ImportOptions {
  /** The form of a well-known file; see `presetNames`. */
  preset?: string;
  /** Which column is which field: {"orderId": {"column": "Order No"}, "currency": {"constant": "EUR"}}. */
  mapping?: unknown;
  /** Check every row and store none. */
  dryRun?: boolean;
  /** Told about five times a second. */
  onProgress?: (progress: ImportProgress) => void;
}

/** What became of a file. */
export interface ImportSummary {
  dryRun: boolean;
  /** Records of the file; an order with many lines has many. */
  rows: number;
  /** By table: rows that passed the checks, events that the store had already, rows that the warehouse refused. */
  tables: Partial<Record<TableName, { accepted: number; duplicate: number; refused: number }>>;
  /** Records that were rejected, and why, most frequent reason first. */
  rejected: number;
  reasons: Reason[];
  /** NDJSON of the rejected records: row, code, message, path, raw. Absent when there were none. */
  rejectedFile?: string;
  milliseconds: number;
  rowsPerSecond: number;
}

const progressMilliseconds = 200;

/** Reads a file through the checks into the spool, and waits until it is loaded. See `Ingestion.importFile`. */
export async function importFile(
  ingestion: Ingestion,
  project: string,
  table: TableName,
  path: string,
  { home, preset: presetName, mapping, dryRun = false, onProgress }: ImportOptions & { home: string },
): Promise<ImportSummary> {
  const preset = presetName === undefined ? undefined : presetOf(presetName);
  if (preset && mapping !== undefined) {
    throw new Problem('invalid-parameters', 'a preset and a mapping cannot be given together');
  }
  if (preset && preset.table !== table) {
    throw new Problem(
      'invalid-parameters',
      `the preset ${preset.name} is for ${preset.table}, not for ${table}`,
    );
  }
  const begin = await firstContent(path);
  const rejected = new RejectedFile(
    join(home, 'imports', `${basename(path)}.${randomUUID().slice(0, 8)}.rejected.ndjson`),
  );
  const sink = new ImportSink(ingestion, project, await ingestion.context(project), rejected, dryRun);
  const meter = new Meter((await stat(path)).size, sink, onProgress);
  const reader = new FileReader(path, begin, ingestion.warehouseOf(project), (bytes) => meter.advance(bytes));
  try {
    if (preset) await reader.readPreset(preset, sink);
    else await reader.readRows(table, mapping, sink);
    await sink.finish();
  } finally {
    await rejected.close();
  }
  return {
    dryRun,
    ...meter.finish(),
    tables: sink.tables(),
    rejected: sink.reasons.total,
    reasons: sink.reasons.list(),
    rejectedFile: rejected.written,
  };
}

class Meter {
  private readonly start = performance.now();
  private told = 0;

  constructor(
    private readonly totalBytes: number,
    private readonly sink: ImportSink,
    private readonly onProgress: ImportOptions['onProgress'],
  ) {}

  advance(bytes: number): void {
    const now = performance.now();
    if (now - this.told < progressMilliseconds) return;
    this.told = now;
    this.onProgress?.({ bytes, totalBytes: this.totalBytes, ...this.rate() });
  }

  finish(): { rows: number; rowsPerSecond: number; milliseconds: number } {
    const rate = this.rate();
    this.onProgress?.({ bytes: this.totalBytes, totalBytes: this.totalBytes, ...rate });
    return { ...rate, milliseconds: Math.round(performance.now() - this.start) };
  }

  private rate(): { rows: number; rowsPerSecond: number } {
    const seconds = Math.max(0.001, (performance.now() - this.start) / 1000);
    return { rows: this.sink.read, rowsPerSecond: Math.round(this.sink.read / seconds) };
  }
}
