import type { Column } from './column.js';

/** Something that one must know to trust an answer, so that a reader can be told in any language. */
export interface Warning {
  /** Stable, such as `frequency-bands`. */
  readonly code: string;
  /** What the text has in its places. */
  readonly parameters: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  /** The same in English. */
  readonly message: string;
}

/** The answer of an analysis: the rows, and what one must know to trust them. */
export interface Envelope {
  readonly analysis: string;
  readonly level: string;
  /** Every parameter as it was resolved, defaults included. */
  readonly parameters: Record<string, unknown>;
  /** How many customers, actors or orders the answer is about. */
  readonly population: number;
  readonly timeZone: string;
  readonly currency: string;
  readonly asOf: string;
  /** When the newest row that the answer could see was taken in; null while there is none. */
  readonly watermark: string | null;
  /** The messages of {@link notices}. */
  readonly warnings: readonly string[];
  readonly notices: readonly Warning[];
  readonly rowsRead: number;
  readonly milliseconds: number;
  /** Whether rows were left out; `rowCount` then tells how many there are in all. */
  readonly truncated: boolean;
  readonly rowCount: number;
  readonly columns: readonly Pick<Column, 'name' | 'type' | 'description'>[];
  readonly rows: readonly Record<string, unknown>[];
  readonly comparison?: Omit<Envelope, 'comparison' | 'columns'>;
}

/** A row as ClickHouse's JSON gives it, as the contract has it: counts as numbers, times as RFC 3339 in UTC. */
export function shapeRow(row: Record<string, unknown>, columns: readonly Column[]): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, shapeValue(row[name], type)]));
}

const numbers: readonly Column['type'][] = ['count', 'number', 'ratio', 'seconds', 'days'];

/** Whether values of the type are numbers on the wire. */
export function isNumber(type: Column['type']): boolean {
  return numbers.includes(type);
}

function shapeValue(value: unknown, type: Column['type']): unknown {
  if (value === null || value === undefined) return null;
  if (isNumber(type)) return Number(value);
  switch (type) {
    case 'boolean':
      return value === true || value === 1 || value === '1';
    case 'time':
      return String(value).replace(' ', 'T').replace(/Z?$/, 'Z');
    default:
      return typeof value === 'number' ? String(value) : value;
  }
}
