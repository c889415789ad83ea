import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Problem, sha256 } from '#core';
import { compact, type ProjectWarehouse } from '#warehouse';
import type { Ingestion } from '../ingestion.js';
import type { RowContext, TableName } from '../rows/row-type.js';
import { firstContent } from './byte-source.js';
import { FileReader } from './file-reader.js';
import { ImportSink, type SampleRow } from './import-sink.js';
import { ImportState } from './import-state.js';
import type { Preset } from './presets/preset.js';
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
  /** All rows can be read; a large table is written into one part still. */
  isCompacting: boolean;
}

export interface ImportOptions {
  /** The form of a well-known file; see `presetNames`. */
  preset?: string;
  /** Which column is which field: {"orderId": {"column": "Order No"}, "currency": {"constant": "EUR"}}. */
  mapping?: unknown;
  /** Of a text file that is neither UTF-8 nor UTF-16 with a mark; see `textEncodings`. */
  encoding?: string;
  /** Check every row and store none. */
  dryRun?: boolean;
  /** Go on where a run of the same import that was killed left off. */
  resume?: boolean;
  /**
   * New rows from which on the table is written into one part afterwards; default a million. Of a table of which a quarter is
   * new, a hundredth of that.
   */
  compactFrom?: number;
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
  /** The first rows as they would be taken; of a dry run. */
  sample: SampleRow[];
  /** Rows, good and bad ones, that an earlier run had made safe. */
  resumed: number;
  milliseconds: number;
  rowsPerSecond: number;
}

const progressMilliseconds = 200;
/** From so many rows on, questions wait noticeably longer for what an import leaves in several parts. */
const compactedFrom = 1_000_000;
/** So many times the new rows, a table is not much work beside its import. */
const smallTable = 4;

/** Reads a file through the checks into the spool, and waits until it is loaded. See `Ingestion.importFile`. */
export async function importFile(
  ingestion: Ingestion,
  project: string,
  table: TableName,
  path: string,
  options: ImportOptions & { home: string },
): Promise<ImportSummary> {
  const { home, mapping, encoding, dryRun = false, compactFrom = compactedFrom, onProgress } = options;
  const preset = presetFor(table, options);
  const begin = await firstContent(path);
  const { size } = await stat(path);
  const { isMade, ...context } = await contextOf(ingestion, project, dryRun);
  const state = await stateOf({ ...options, project, table, path }, begin, context.now);
  const name = `${basename(path)}.${randomUUID().slice(0, 8)}.rejected.ndjson`;
  const rejected = new RejectedFile(dryRun ? undefined : join(home, 'imports', name));
  const target = { project, context: { ...context, now: state.now }, isDry: dryRun, state };
  const sink = new ImportSink(ingestion, { ...target, origin: `import ${basename(path)}` }, rejected);
  const meter = new Meter(size, sink, onProgress);
  const warehouse = ingestion.warehouseOf(isMade ? project : 'default');
  const reader = new FileReader(path, begin, warehouse, (bytes) => meter.advance(bytes), encoding);
  try {
    if (preset) await reader.readPreset(preset, sink);
    else await reader.readRows(table, mapping, sink);
    await sink.finish();
  } finally {
    await rejected.close();
  }
  const figures = meter.finish();
  const tables = sink.tables();
  if (!dryRun) await compactLarge(warehouse, tables, compactFrom, () => meter.compacting());
  return {
    dryRun,
    ...figures,
    tables,
    rejected: sink.reasons.total,
    reasons: sink.reasons.list(),
    rejectedFile: rejected.written,
    sample: sink.sample,
    resumed: state.given,
  };
}

/** The rows are safe and can be read: what goes wrong here is no fault of the import, and is made good by the night. */
async function compactLarge(
  warehouse: ProjectWarehouse,
  tables: ImportSummary['tables'],
  from: number,
  onTable: () => void,
): Promise<void> {
  const fresh = Object.entries(tables)
    .map(([table, { accepted, duplicate }]) => ({ table, rows: accepted - duplicate }))
    .filter(({ rows }) => rows >= from / 100);
  for (const { table, rows } of fresh) {
    const mostRows = rows >= from ? undefined : rows * smallTable;
    await compact(warehouse, [table], { mostRows, onTable }).catch(() => undefined);
  }
}

function presetFor(table: TableName, { preset: name, mapping }: ImportOptions): Preset | undefined {
  const preset = name === undefined ? undefined : presetOf(name);
  if (preset && mapping !== undefined) {
    throw new Problem('invalid-parameters', 'a preset and a mapping cannot be given together');
  }
  if (preset && preset.table !== table) {
    throw new Problem(
      'invalid-parameters',
      `the preset ${preset.name} is for ${preset.table}, not for ${table}`,
    );
  }
  return preset;
}

/** How far an earlier run of the same import came: of the same file, unchanged since, with the same options. */
async function stateOf(
  run: ImportOptions & { home: string; project: string; table: TableName; path: string },
  begin: Buffer,
  now: number,
): Promise<ImportState> {
  if (run.dryRun) return ImportState.none(now);
  const { size, mtimeMs } = await stat(run.path);
  const how = [run.preset, JSON.stringify(run.mapping), run.encoding];
  const key = [run.table, resolve(run.path), size, mtimeMs, ...how];
  const name = `${sha256(key.join('\n')).slice(0, 32)}.state.json`;
  const canResume = !begin.subarray(0, parquetMark.length).equals(parquetMark);
  const path = join(run.home, 'imports', run.project, name);
  return ImportState.open(path, now, run.resume === true && canResume);
}

/** ClickHouse gives the rows of a Parquet file in no order, so that no count of them tells which are safe. */
const parquetMark = Buffer.from('PAR1');

/** What the rows are read against; a dry run needs no project, as one that is made by the first import is empty. */
async function contextOf(
  ingestion: Ingestion,
  project: string,
  isDry: boolean,
): Promise<RowContext & { isMade: boolean }> {
  try {
    return { ...(await ingestion.context(project)), isMade: true };
  } catch (error) {
    if (!isDry || !(error instanceof Problem) || error.code !== 'unknown-project') throw error;
    return { ...(await ingestion.context('default')), timeZone: 'UTC', currency: undefined, isMade: false };
  }
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
    this.tell(bytes);
  }

  compacting(): void {
    this.tell(this.totalBytes, true);
  }

  finish(): { rows: number; rowsPerSecond: number; milliseconds: number } {
    this.tell(this.totalBytes);
    return { ...this.rate(), milliseconds: Math.round(performance.now() - this.start) };
  }

  private tell(bytes: number, isCompacting = false): void {
    this.onProgress?.({ bytes, totalBytes: this.totalBytes, ...this.rate(), isCompacting });
  }

  private rate(): { rows: number; rowsPerSecond: number } {
    const seconds = Math.max(0.001, (performance.now() - this.start) / 1000);
    return { rows: this.sink.read, rowsPerSecond: Math.round(this.sink.read / seconds) };
  }
}
