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

/** Reads rows of one table against one context. */
export class RowReader {
  private readonly type: RowType<unknown>;
  private readonly ingestedAt: string;
  private readonly identity: number[];
  private readonly version: number;
  private readonly owner: RowOwner;

  constructor(
    readonly table: TableName,
    readonly context: RowContext,
  ) {
    this.type = rowTypes[table];
    this.ingestedAt = storedTime(context.now);
    this.identity = this.type.identity.map((name) => this.type.columns.indexOf(name));
    this.version = this.type.version === undefined ? -1 : this.type.columns.indexOf(this.type.version);
    this.owner = new RowOwner(table, this.type.columns);
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
      return this.stored(this.wanted(this.type.read(row, this.context)));
    } catch (error) {
      // A row that is not taken does not decide the project's currency.
      this.context.currency = currency;
      throw error;
    }
  }

  private wanted(cells: Cell[]): Cell[] {
    const { erased } = this.context;
    if (!erased || erased.isEmpty) return cells;
    const path = this.owner.pathOf(cells, erased);
    if (path !== undefined) throw erasedRejection(path);
    return cells;
  }

  private stored(cells: Cell[]): StoredRow {
    const key =
      this.identity.length === 1
        ? (cells[this.identity[0]!] as string)
        : this.identity.map((index) => cells[index]).join('\0');
    const version = this.version < 0 ? '' : (cells[this.version] as string);
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
