import type { Decimal } from 'decimal.js';
import { Rejection } from '../../rows/rejection.js';
import type { TableName } from '../../rows/row-type.js';
import { amountOf, Exact } from '../../webhooks/payload.js';
import type { TextEncoding } from '../text-encoding.js';
import type { TextRecord, TextTable } from '../text-record.js';
import type { Preset, RowSink } from './preset.js';

/** One line of a file of orders. */
export interface OrderLine {
  /** The cell of the first of these columns that is not empty, as people typed it; '' when all are. */
  text(...columns: string[]): string;
  /** An amount, 0 when it is empty; currency signs and thousands commas are left out. Throws a Rejection. */
  amount(...columns: string[]): Decimal;
  /** Whether the cell of one of these columns says anything. */
  has(...columns: string[]): boolean;
}

/** The lines of one order, in the order of the file. */
interface OrderGroup {
  key: string;
  records: TextRecord[];
}

/** A file whose lines are orders or lines of orders. */
export interface OrderFile {
  name: string;
  description: string;
  /** What the file is in when it is not UTF-8. */
  encoding?: TextEncoding;
  /** Columns that the file must have. */
  columns: readonly string[];
  /** The column with the order's id; empty where a line goes on with the order above it. */
  key: string;
  /** The rows of one order. Throws a Rejection, and then none of them is taken. */
  rowsOf(lines: readonly OrderLine[]): { table: TableName; row: Record<string, unknown> }[];
}

/**
 * A cell without what spreadsheets put around ids to keep their digits: `="123"`, a leading apostrophe, a tab.
 */
export function cleanCell(cell: string): string {
  const text = cell.trim();
  const formula = /^="?([^"]*)"?$/.exec(text);
  return (formula ? formula[1]! : text).replace(/^['`]/, '').trim();
}

/** The preset of a file of orders. An order is taken or rejected as a whole, with all of its lines. */
export function orderPreset({ name, description, encoding, columns, key, rowsOf }: OrderFile): Preset {
  const read = async (table: TextTable, sink: RowSink, reread: () => Promise<TextTable>): Promise<void> => {
    const lineOf = lineReader(table.columns);
    const groups = new OrderGroups(await scatteredKeys(await reread(), key), ({ records }) =>
      giveOrder(records, lineOf, rowsOf, sink),
    );
    const index = table.columns.indexOf(key);
    for await (const bundle of table.records) {
      for (const record of bundle) {
        sink.read += 1;
        groups.take(cleanCell(record.cells[index] ?? ''), record);
      }
      await sink.settle();
    }
    groups.finish();
  };
  return { name, description, table: 'orders', form: 'csv', encoding, columns, isWhole: true, read };
}

function giveOrder(
  records: readonly TextRecord[],
  lineOf: (record: TextRecord) => OrderLine,
  rowsOf: OrderFile['rowsOf'],
  sink: RowSink,
): void {
  const place = { number: records[0]!.number, raw: records.map(({ raw }) => raw).join('\n') };
  try {
    const broken = records.find(({ rejection }) => rejection !== undefined);
    if (broken) throw broken.rejection!;
    // A refund is nothing without its order, which comes first.
    rowsOf(records.map(lineOf)).every(({ table, row }) => sink.put(table, () => row, place));
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    sink.reject('orders', error, place);
  }
}

function lineReader(columns: readonly string[]): (record: TextRecord) => OrderLine {
  const indexes = new Map(columns.map((column, index) => [column, index]));
  return ({ cells }) => {
    const cellOf = (column: string) => cleanCell(cells[indexes.get(column) ?? -1] ?? '');
    const said = (names: readonly string[]) => names.find((column) => cellOf(column) !== '');
    const text = (...names: string[]) => cellOf(said(names) ?? '');
    const amount = (...names: string[]) =>
      amountOf(text(...names).replace(/[,\s¥￥$€£元]/g, ''), `/${said(names) ?? names[0]}`);
    return { text, amount, has: (...names) => said(names) !== undefined };
  };
}

/** The keys whose lines do not stand together: found by reading the file once before. */
async function scatteredKeys({ columns, records }: TextTable, key: string): Promise<Set<string>> {
  const index = columns.indexOf(key);
  const [seen, scattered] = [new Set<string>(), new Set<string>()];
  let current: string | undefined;
  for await (const bundle of records) {
    for (const { cells } of bundle) {
      const own = cleanCell(cells[index] ?? '');
      if (own === current || own === '') continue;
      if (seen.has(own)) scattered.add(own);
      seen.add(own);
      current = own;
    }
  }
  return scattered;
}

/** Collects the lines of orders. Only those that are scattered over the file stay in memory to its end. */
class OrderGroups {
  private readonly open = new Map<string, OrderGroup>();
  private current: OrderGroup | undefined;

  constructor(
    private readonly scattered: ReadonlySet<string>,
    private readonly give: (group: OrderGroup) => void,
  ) {}

  take(own: string, record: TextRecord): void {
    const key = own === '' ? (this.current?.key ?? '') : own;
    if (this.current?.key !== key) {
      this.end();
      this.current = this.open.get(key) ?? { key, records: [] };
      if (this.scattered.has(key)) this.open.set(key, this.current);
    }
    this.current!.records.push(record);
  }

  /** Gives out what is left at the end of the file. */
  finish(): void {
    this.end();
    for (const group of this.open.values()) this.give(group);
  }

  private end(): void {
    if (this.current && !this.scattered.has(this.current.key)) this.give(this.current);
    this.current = undefined;
  }
}

export const zero = new Exact(0);

/** The amount, but not below 0 and not above `most`. */
export function within(amount: Decimal, most: Decimal): Decimal {
  if (amount.isNegative()) return zero;
  return amount.greaterThan(most) ? most : amount;
}
