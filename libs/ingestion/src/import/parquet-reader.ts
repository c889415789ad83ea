import { randomUUID } from 'node:crypto';
import { Problem } from '#core';
import { type ProjectWarehouse, WarehouseError } from '#warehouse';
import { parseRows } from '../body/parse-rows.js';
import { rowSchemas } from '../rows/row-schemas.js';
import type { TableName } from '../rows/row-type.js';
import { openBytes } from './byte-source.js';
import type { ImportSink } from './import-sink.js';
import { type Mapping, mappingByName, rowMaker } from './mapping.js';
import { type ParquetColumn, parquetColumns } from './parquet-columns.js';

export interface ParquetSource {
  path: string;
  /** ClickHouse reads the file: its rows pass through a table of their own. */
  warehouse: ProjectWarehouse;
  onBytes: (bytes: number) => void;
}

interface StagedColumn extends ParquetColumn {
  field: string;
  type: string;
}

const makeTable =
  'create table {staged:Identifier} engine = MergeTree order by tuple() as select * from null({structure:String})';
const readTable = 'select * from {staged:Identifier}';
const dropTable = 'drop table if exists {staged:Identifier} sync';

/**
 * Reads the rows of a Parquet file. Every plain column is read as text, so that decimals keep their digits; times in UTC
 * stay so, local ones are taken in the project's zone. `items` may be a list of structs, open fields may be maps.
 * @throws Problem `invalid-body`, `invalid-parameters`
 */
export async function readParquet(
  source: ParquetSource,
  table: TableName,
  given: Mapping | undefined,
  sink: ImportSink,
): Promise<void> {
  const columns = await parquetColumns(source.path);
  const names = columns.map(({ name }) => name);
  const mapping = given ?? mappingByName(table, names);
  const make = rowMaker(table, mapping, names);
  const staged = stagedColumns(table, mapping, columns);
  const params = { staged: `import_${randomUUID().replaceAll('-', '')}` };
  try {
    await fill(source, params.staged, staged);
    const lines = await source.warehouse.stream({ sql: readTable, params }, 'JSONEachRow', {
      profile: 'export',
    });
    for await (const rows of parseRows(lines, 'application/x-ndjson')) {
      for (const { index, text } of rows) {
        sink.read += 1;
        const cells = () => cellsOf(JSON.parse(text) as Record<string, unknown>, columns, staged);
        sink.put(table, () => make(cells()), { number: index + 1, raw: text });
      }
      await sink.settle();
    }
  } finally {
    await source.warehouse.command({ sql: dropTable, params });
  }
}

async function fill({ path, warehouse, onBytes }: ParquetSource, name: string, staged: StagedColumn[]) {
  const structure = staged.map((column) => `${column.name} ${column.type}`).join(', ');
  await warehouse.command({ sql: makeTable, params: { staged: name, structure } });
  try {
    await warehouse.insert(name, await openBytes(path, onBytes), {
      format: 'Parquet',
      columns: staged.map((column) => column.name),
      blocks: 'many',
    });
  } catch (cause) {
    if (!(cause instanceof WarehouseError)) throw cause;
    throw new Problem('invalid-body', `${path} cannot be read as Parquet (${cause.type})`, [], { cause });
  }
}

/** The columns that the mapping needs, with the types that they are read as. */
function stagedColumns(
  table: TableName,
  mapping: Mapping,
  columns: readonly ParquetColumn[],
): StagedColumn[] {
  const staged = new Map<string, StagedColumn>();
  for (const [field, source] of Object.entries(mapping)) {
    if ('constant' in source) continue;
    const column = columns.find(({ name }) => name === source.column)!;
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(column.name)) {
      throw wrong(`the column ${column.name} must be named by letters, digits and underscores`);
    }
    staged.set(column.name, { ...column, field, type: typeOf(table, field, column) });
  }
  return [...staged.values()];
}

function typeOf(table: TableName, field: string, { name, isNested }: ParquetColumn): string {
  if (!isNested) return 'Nullable(String)';
  const schema = rowSchemas[table].properties![field];
  if (schema?.type === 'object') return 'Map(String, Nullable(String))';
  if (schema?.type !== 'array') throw wrong(`the column ${name} is nested, but ${field} is not`);
  const fields = Object.keys(schema.items!.properties!).map((one) => `${one} Nullable(String)`);
  return `Array(Tuple(${fields.join(', ')}))`;
}

function wrong(message: string): Problem {
  return new Problem('invalid-parameters', message, [{ code: 'invalid-mapping', path: '', message }]);
}

/** The cells of a row in the order of the file's columns; those that are not needed stay empty. */
function cellsOf(
  row: Record<string, unknown>,
  columns: readonly ParquetColumn[],
  staged: readonly StagedColumn[],
): unknown[] {
  return columns.map(({ name, isInstant }) => {
    const cell = row[name];
    if (typeof cell === 'string') return isInstant ? `${cell.replace(' ', 'T')}Z` : cell;
    if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return cell;
    const isConsent = staged.some((column) => column.name === name && column.field === 'consent');
    return mapCell(cell as Record<string, string | null>, isConsent);
  });
}

/** A map without its nulls; consent is given as `true` or `1`. */
function mapCell(map: Record<string, string | null>, isConsent: boolean): Record<string, unknown> {
  const entries = Object.entries(map).filter(([, value]) => value !== null);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, isConsent ? /^(true|1)$/.test(value!) : value]),
  );
}
