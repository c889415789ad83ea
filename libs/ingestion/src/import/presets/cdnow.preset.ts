import { Rejection } from '../../rows/rejection.js';
import type { TextRecord, TextTable } from '../text-record.js';
import type { Preset, RowSink } from './preset.js';

/**
 * Customer, date, CDs, dollars; the sample has the customer's number in the sample as its second column. A line is an
 * order in USD: equal lines are orders of their own, told apart by their place among the customer's lines of that day.
 */
function rowOf(cells: readonly string[], ordinals: Map<string, number>): Record<string, unknown> {
  const [customer, date, , dollars] = cells.length === 5 ? [cells[0]!, ...cells.slice(2)] : cells;
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(date!);
  if (!match) throw new Rejection('invalid-date', 'must be YYYYMMDD', '/orderedAt');
  const place = `${customer}-${date}`;
  const ordinal = (ordinals.get(place) ?? 0) + 1;
  ordinals.set(place, ordinal);
  return {
    orderId: `${place}-${ordinal}`,
    customerId: customer,
    orderedAt: `${match[1]}-${match[2]}-${match[3]}`,
    currency: 'USD',
    gross: dollars,
    source: 'cdnow',
  };
}

function take(record: TextRecord, sink: RowSink, ordinals: Map<string, number>): void {
  // The first line may name the columns.
  if (record.number === 1 && /^\D/.test(record.cells[0]!)) return;
  sink.read += 1;
  if (record.cells.length !== 4 && record.cells.length !== 5) {
    const rejection = new Rejection('invalid-record', 'must have 4 columns, or 5 as in the sample');
    sink.reject('orders', rejection, record);
  } else sink.put('orders', () => rowOf(record.cells, ordinals), record);
}

async function read({ records }: TextTable, sink: RowSink): Promise<void> {
  const ordinals = new Map<string, number>();
  for await (const bundle of records) {
    for (const record of bundle) take(record, sink, ordinals);
    await sink.settle();
  }
}

export const cdnow: Preset = {
  name: 'cdnow',
  description:
    'CDNOW purchases (Fader and Hardie): the master file or the 1/10 sample, an order a line, in USD',
  table: 'orders',
  form: 'words',
  read,
};
