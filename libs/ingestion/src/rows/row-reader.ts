import { RowOwner } from '../erasure/person-ids.js';
import { checkDepth, checkText } from './value-checks.js';
import { erasedRejection, Rejection } from './rejection.js';
import { rowTypes } from './row-schemas.js';
import type { Cell, RowContext, RowType, TableName } from './row-type.js';
import { checkSchema } from './schema-check.js';
import { storedTime } from './time.cell.js';

/** A row as it is spooled: its cells as one line of JSON, and what says which row and version it is. */
export interface StoredRow {
  line: string;
  key: string;
  version: string;
}

/** What reading a table's rows needs to know of it. */
interface Layout {
  type: RowType<unknown>;
  identity: number[];
  version: number;
  owner: RowOwner;
}

const layouts = new Map<TableName, Layout>();

function layoutOf(table: TableName): Layout {
  let layout = layouts.get(table);
  if (!layout) {
    const type = rowTypes[table];
    const identity = type.identity.map((name) => type.columns.indexOf(name));
    const version = type.version === undefined ? -1 : type.columns.indexOf(type.version);
    layout = { type, identity, version, owner: new RowOwner(table, type.columns) };
    layouts.set(table, layout);
  }
  return layout;
}

/** Reads rows of one table against one context. */
export class RowReader {
  private readonly layout: Layout;
  private readonly ingestedAt: string;

  constructor(
    readonly table: TableName,
    readonly context: RowContext,
  ) {
    this.layout = layoutOf(table);
    this.ingestedAt = storedTime(context.now);
  }

  /**
   * The stored form of a parsed row. `wellFormed` says that its texts need no check for surrogates and NULs.
   * Throws a Rejection for a row that is not taken.
   */
  read(value: unknown, wellFormed = false): StoredRow {
    const row = withoutNulls(value);
    checkDepth(row);
    checkSchema(this.table, row);
    if (!wellFormed) checkText(row);
    const { currency } = this.context;
    try {
      return this.stored(this.wanted(this.layout.type.read(row, this.context)));
    } catch (error) {
      // A row that is not taken does not decide the project's currency.
      this.context.currency = currency;
      throw error;
    }
  }

  private wanted(cells: Cell[]): Cell[] {
    const { erased } = this.context;
    if (!erased || erased.isEmpty) return cells;
    const path = this.layout.owner.pathOf(cells, erased);
    if (path !== undefined) throw erasedRejection(path);
    return cells;
  }

  private stored(cells: Cell[]): StoredRow {
    const { identity, version: at } = this.layout;
    const key =
      identity.length === 1
        ? (cells[identity[0]!] as string)
        : identity.map((index) => cells[index]).join('\0');
    const version = at < 0 ? '' : (cells[at] as string);
    cells.push(this.ingestedAt);
    return { line: JSON.stringify(cells), key, version };
  }
}

/** The columns that the lines of a table's stored rows fill. */
export function storedColumns(table: TableName): string[] {
  return [...rowTypes[table].columns, 'ingested_at'];
}

/** A null stands for a field that is absent, in the row and in its items. */
function withoutNulls(value: unknown): unknown {
  if (!isObject(value)) throw new Rejection('wrong-type', 'must be an object');
  const { items } = value;
  if (Array.isArray(items) && items.some(hasNull)) {
    return dropNulls({
      ...value,
      items: items.map((item) => (hasNull(item) ? dropNulls(item as object) : item)),
    });
  }
  return hasNull(value) ? dropNulls(value) : value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function hasNull(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const field in value) if (value[field] === null) return true;
  return false;
}

const dropNulls = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, content]) => content !== null));
