import type { TextTable } from '../text-record.js';
import type { Preset, RowSink } from './preset.js';

const known = ['user_id', 'event', 'timestamp', 'transaction_value'];

/**
 * A line is an event of the user. Its id is user, time, name and its place among equal ones, so that the event has one
 * id in every file that holds it. Columns that are not known become properties.
 */
async function read({ columns, records }: TextTable, sink: RowSink): Promise<void> {
  const [user, name, time, value] = known.map((column) => columns.indexOf(column)) as [
    number,
    number,
    number,
    number,
  ];
  const others = columns
    .map((column, index) => [column, index] as const)
    .filter(([column]) => !known.includes(column));
  const ordinals = new Map<string, number>();
  const rowOf = (cells: readonly string[]) => {
    const id = `${cells[user]}-${cells[time]}-${cells[name]}`;
    const ordinal = (ordinals.get(id) ?? 0) + 1;
    ordinals.set(id, ordinal);
    const properties = others
      .filter(([, index]) => cells[index] !== '')
      .map(([column, index]) => [column, cells[index]]);
    return {
      eventId: ordinal === 1 ? id : `${id}-${ordinal}`,
      name: cells[name],
      occurredAt: cells[time],
      customerId: cells[user],
      value: cells[value] || undefined,
      properties: Object.fromEntries(properties) as Record<string, string>,
    };
  };
  for await (const bundle of records) {
    for (const record of bundle) {
      sink.read += 1;
      if (record.rejection) sink.reject('events', record.rejection, record);
      else sink.put('events', () => rowOf(record.cells), record);
    }
    await sink.settle();
  }
}

export const simpleShop: Preset = {
  name: 'simple-shop',
  description:
    "The simple online shop's events (retentioneering): user_id, event, timestamp; more columns become properties",
  table: 'events',
  form: 'csv',
  columns: ['user_id', 'event', 'timestamp'],
  read,
};
