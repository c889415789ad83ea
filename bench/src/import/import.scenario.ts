import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure, Scenario } from '../figure.js';
import type { BenchOptions } from '../options.js';
import type { ImportReport } from './import.child.js';
import { type ImportFormat, type ImportTable, writeRows } from './import.files.js';
import { importApart } from './import.process.js';

const scenario = 'import';
const rowsPerSecond = 100_000;
const megabyte = 1024 ** 2;
const peakMegabytes = 400;

/** Rows of the files, each four times the one before, so that memory that grows with the file is seen. */
const sizes: Record<ImportTable, readonly number[]> = {
  events: [250_000, 1_000_000, 4_000_000],
  orders: [62_500, 250_000, 1_000_000],
};
const formats: readonly ImportFormat[] = ['ndjson', 'csv'];

/** Files end to end, read to readable, each in a process and a home of its own that do nothing else. */
export const importScenario: Scenario = {
  name: scenario,
  async run(options, say) {
    const folder = join(options.folder, 'import');
    await rm(folder, { recursive: true, force: true });
    const figures: Figure[] = [];
    for (const table of ['events', 'orders'] as const) {
      for (const format of formats) figures.push(...(await measure(table, format, folder, options, say)));
    }
    await rm(folder, { recursive: true, force: true });
    return figures;
  },
};

async function measure(
  table: ImportTable,
  format: ImportFormat,
  folder: string,
  { isSmall }: BenchOptions,
  say: (line: string) => void,
): Promise<Figure[]> {
  const reports: ImportReport[] = [];
  for (const size of sizes[table]) {
    const rows = isSmall ? size / 20 : size;
    say(`  ${rows.toLocaleString('en')} ${table} as ${format}`);
    const path = await writeRows(folder, table, format, rows);
    const home = join(folder, 'home');
    reports.push(...(await importApart({ home, project: 'bench', files: [{ table, path }] })));
    await rm(home, { recursive: true, force: true });
    await rm(path);
  }
  return [speed(table, format, reports.at(-1)!), memory(table, format, reports)];
}

/** By the largest file. */
function speed(table: ImportTable, format: ImportFormat, report: ImportReport): Figure {
  const measured = Math.round((report.rows * 1000) / report.milliseconds);
  const perCoreSecond = Math.round(report.rows / report.processorSeconds);
  return {
    ...{ scenario, figure: `${table} ${format}, speed` },
    measured: `${measured.toLocaleString('en')} rows/s`,
    reference: `${rowsPerSecond.toLocaleString('en')} rows/s`,
    ratio: measured / rowsPerSecond,
    limit: '>= 1',
    verdict: measured >= rowsPerSecond ? 'ok' : 'over',
    note: `${perCoreSecond.toLocaleString('en')} rows per second of Node's processor time`,
    details: { report },
  };
}

/** By all sizes: the peak of the largest counts, those of the others show whether it is flat. */
function memory(table: ImportTable, format: ImportFormat, reports: readonly ImportReport[]): Figure {
  const shown = (bytes: number) => `${Math.round(bytes / megabyte)} MB`;
  const peak = Math.max(...reports.map(({ peakMemory }) => peakMemory));
  return {
    ...{ scenario, figure: `${table} ${format}, memory of Node` },
    measured: shown(peak),
    reference: `${peakMegabytes} MB`,
    ratio: peak / megabyte / peakMegabytes,
    limit: '< 1',
    verdict: peak < peakMegabytes * megabyte ? 'ok' : 'over',
    note: reports
      .map(({ rows, peakMemory }) => `${rows.toLocaleString('en')} rows ${shown(peakMemory)}`)
      .join(', '),
    details: { reports },
  };
}
