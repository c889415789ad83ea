/**
 * A process that does nothing but import files: `node import.child.js '{"home", "project", "files": [{"table", "path"}]}'`.
 * Writes one line of JSON for each file, an {@link ImportReport}.
 */
import { Ingestion, type TableName } from '#ingestion';
import { Metadata } from '#metadata';
import { Warehouse } from '#warehouse';
import { peakMemory } from '../machine.js';

export interface ImportTask {
  home: string;
  project: string;
  files: readonly { table: TableName; path: string }[];
}

export interface ImportReport {
  table: TableName;
  path: string;
  rows: number;
  accepted: number;
  rejected: number;
  milliseconds: number;
  /** User and system time of Node. */
  processorSeconds: number;
  /** The most memory that Node had in use so far, in bytes; ClickHouse is another process. */
  peakMemory: number;
}

const { home, project, files } = JSON.parse(process.argv[2]!) as ImportTask;
const metadata = await Metadata.open({ home });
await metadata.projects.ensure({ name: project, currency: 'EUR', timeZone: 'Europe/Berlin' });
const warehouse = await Warehouse.open({ home });
await warehouse.createProject(project);
const ingestion = await Ingestion.open({ home, warehouse, metadata });
for (const { table, path } of files) {
  const before = process.cpuUsage();
  const { rows, rejected, milliseconds, tables } = await ingestion.importFile(project, table, path);
  const { user, system } = process.cpuUsage(before);
  const accepted = tables[table]?.accepted ?? 0;
  const report: ImportReport = {
    ...{ table, path, rows, accepted, rejected, milliseconds },
    processorSeconds: (user + system) / 1e6,
    peakMemory: peakMemory(),
  };
  console.log(JSON.stringify(report));
}
await ingestion.close();
await warehouse.close();
await metadata.close();
