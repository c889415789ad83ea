import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { Problem } from '#core';
import { presetNames, tableNames, type ImportSummary, type TableName } from '#ingestion';
import { progressBar } from '../progress-bar.js';
import { userPath, withClientele } from '../session.js';

interface ImportOptions {
  project: string;
  preset?: string;
  mapping?: string;
  dryRun: boolean;
}

/** `clientele import TABLE FILE`. */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'Takes a file of rows in: CSV, NDJSON or Parquet, also gzipped. Repeating it changes nothing.',
    )
    .argument('<table>', `${tableNames.join(', ')}`)
    .argument('<file>', 'path of the file')
    .option('--project <name>', 'project; made when there is none', 'default')
    .addOption(new Option('--preset <name>', 'the form of a well-known file').choices(presetNames))
    .option('--mapping <file>', 'JSON that maps columns to fields')
    .option('--dry-run', 'check every row and store none', false)
    .action(async (table: string, file: string, options: ImportOptions) => {
      if (!tableNames.includes(table as TableName)) {
        throw new Problem(
          'invalid-parameters',
          `"${table}" is no table; there are: ${tableNames.join(', ')}`,
        );
      }
      print(await run(table as TableName, userPath(file), options));
    });
}

async function run(table: TableName, file: string, options: ImportOptions): Promise<ImportSummary> {
  const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping);
  const bar = progressBar(`importing ${table}`);
  try {
    return await withClientele(async (clientele) => {
      await clientele.ensureProject({ name: options.project });
      return clientele.ingestion.importFile(options.project, table, file, {
        preset: options.preset,
        mapping,
        dryRun: options.dryRun,
        onProgress: ({ bytes, totalBytes, rowsPerSecond }) =>
          bar.update(bytes, totalBytes, `${Math.round(rowsPerSecond).toLocaleString('en')} rows/s`),
      });
    });
  } finally {
    bar.stop();
  }
}

async function readMapping(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(userPath(file), 'utf8')) as unknown;
  } catch (error) {
    throw new Problem(
      'invalid-parameters',
      `the mapping ${file} cannot be read: ${(error as Error).message}`,
    );
  }
}

/** What became of the file, for the one who sent it. */
function print(summary: ImportSummary): void {
  const count = (value: number) => value.toLocaleString('en');
  const seconds = (summary.milliseconds / 1000).toFixed(1);
  const lines = [
    `${count(summary.rows)} rows read in ${seconds} s (${count(summary.rowsPerSecond)} rows/s)`,
    ...Object.entries(summary.tables).map(([table, { accepted, duplicate, refused }]) => {
      const notes = [
        ...(duplicate > 0 ? [`${count(duplicate)} of them were there already`] : []),
        ...(refused > 0 ? [`${count(refused)} refused by the warehouse`] : []),
      ];
      const what = summary.dryRun ? 'would be taken' : 'taken';
      return `${count(accepted)} ${table} ${what}${notes.length ? ` (${notes.join(', ')})` : ''}`;
    }),
    ...(summary.rejected > 0 ? [`${count(summary.rejected)} rows rejected:`] : ['no row rejected']),
    ...summary.reasons.map(
      ({ count: rows, code, path, message }) => `  ${count(rows)}  ${code}  ${path}  ${message}`,
    ),
    ...(summary.rejectedFile ? [`  each of them with its reason: ${summary.rejectedFile}`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
