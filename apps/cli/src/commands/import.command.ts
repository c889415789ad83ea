import { Command, Option } from 'commander';
import { Problem } from '#core';
import { presetNames, tableNames, textEncodings, type ImportSummary, type TableName } from '#ingestion';
import type { Clientele } from '#runtime';
import { progressBar } from '../progress-bar.js';
import { userPath, withClientele } from '../session.js';
import { mappingOf } from './mapping-source.js';

interface ImportOptions {
  project: string;
  preset?: string;
  mapping?: string;
  encoding?: string;
  saveMapping?: string;
  dryRun: boolean;
  resume: boolean;
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
    .option('--mapping <file or name>', 'JSON that maps columns to fields, or the name of a saved mapping')
    .option('--save-mapping <name>', 'save the mapping under this name')
    .addOption(new Option('--encoding <name>', 'of a text file that is not in UTF-8').choices(textEncodings))
    .option('--dry-run', 'check every row, show the first ones, and store none', false)
    .option('--resume', 'go on where an import of this file that was killed left off', false)
    .action(async (table: string, file: string, options: ImportOptions) => {
      if (!tableNames.includes(table as TableName)) {
        throw new Problem(
          'invalid-parameters',
          `"${table}" is no table; there are: ${tableNames.join(', ')}`,
        );
      }
      if (options.saveMapping !== undefined && options.mapping === undefined) {
        throw new Problem('invalid-parameters', '--save-mapping needs --mapping');
      }
      const summary = await run(table as TableName, userPath(file), options);
      print(summary);
      if (summary.rows > 0 && taken(summary) === 0) {
        throw new Error(`none of the ${summary.rows.toLocaleString('en')} rows was taken`);
      }
    });
}

async function run(table: TableName, file: string, options: ImportOptions): Promise<ImportSummary> {
  const bar = progressBar(`importing ${table}`);
  try {
    return await withClientele(async (clientele) => {
      const { project, preset, encoding, dryRun, resume } = options;
      const mapping = await mappingOf(clientele.metadata, project, table, options.mapping);
      // A dry run leaves nothing behind, no project either.
      if (!dryRun) {
        await clientele.ensureProject({ name: project });
        await saveMapping(clientele, table, mapping, options);
      }
      return clientele.ingestion.importFile(project, table, file, {
        ...{ preset, mapping, encoding, dryRun, resume },
        onProgress: ({ bytes, totalBytes, rowsPerSecond, isCompacting }) => {
          const rate = `${Math.round(rowsPerSecond).toLocaleString('en')} rows/s`;
          bar.update(
            bytes,
            totalBytes,
            isCompacting ? `${rate}, all loaded; sorting them for questions` : rate,
          );
        },
      });
    });
  } finally {
    bar.stop();
  }
}

async function saveMapping(
  { metadata }: Clientele,
  table: TableName,
  mapping: unknown,
  { project, saveMapping: name }: ImportOptions,
): Promise<void> {
  if (name === undefined) return;
  await metadata.mappings.save({ project, name, kind: table, mapping });
}

/** Rows that are in the store, or would be, be they new or not. */
const taken = ({ tables }: ImportSummary): number =>
  Object.values(tables).reduce((sum, { accepted, refused }) => sum + accepted - refused, 0);

/** What became of the file, for the one who sent it. */
function print(summary: ImportSummary): void {
  const count = (value: number) => value.toLocaleString('en');
  const seconds = (summary.milliseconds / 1000).toFixed(1);
  const lines = [
    `${count(summary.rows)} rows read in ${seconds} s (${count(summary.rowsPerSecond)} rows/s)`,
    ...(summary.resumed > 0 ? [`${count(summary.resumed)} of them were safe from an earlier run`] : []),
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
    ...(summary.sample.length > 0 ? ['the first rows as they would be taken:'] : []),
    ...summary.sample.map(({ table, row }) => `  ${table}  ${JSON.stringify(row)}`),
    ...(summary.rejectedFile ? [`  each of them with its reason: ${summary.rejectedFile}`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
