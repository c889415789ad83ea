import { shopNames, type ShopName } from '#metadata';
import { parseJson } from '../body/row-parser.js';
import { csvRecords } from '../import/csv-records.js';
import { keptMapping, objectMaker, rowMaker } from '../import/mapping.js';
import type { RowSink } from '../import/presets/preset.js';
import { presetOf } from '../import/presets/presets.js';
import { maxRawCharacters, type RawForm } from '../rejected-record.js';
import { Rejection } from '../rows/rejection.js';
import type { RowContext, TableName } from '../rows/row-type.js';
import type { CustomerFields } from '../protocols/customer.mapping.js';
import { objectOf } from '../webhooks/payload.js';
import { shopTopics } from '../webhooks/topics.js';

/** A rejected row as it was kept. */
export interface KeptRow {
  id: string;
  table: TableName;
  raw: string;
  /** JSON of a {@link RawForm}, or empty. */
  form: string;
}

/** A row of the wire; `cells` instead when it is in the stored form already. */
export type RowAgain = { table: TableName; row: unknown } | { table: TableName; cells: unknown[] };

/** Looks up the profile of a customer as it is now. */
export type KnownProfile = (customer: string | undefined) => Promise<CustomerFields | undefined>;

/** Why a kept text cannot be read again. */
export type Unreadable = 'part-of-a-file' | 'cut';

/**
 * The rows that a kept text stands for. `mapping` takes the place of the one that it was read by; `profile` looks up what is
 * known of a customer. Throws a Rejection, and a Problem for a mapping that does not fit.
 */
export async function rowsAgain(
  kept: KeptRow,
  mapping: unknown,
  context: RowContext,
  profile: KnownProfile,
): Promise<RowAgain[] | Unreadable> {
  const { table, raw } = kept;
  if (raw.length >= maxRawCharacters) return 'cut';
  const form = kept.form === '' ? undefined : (JSON.parse(kept.form) as RawForm);
  if (form === undefined && raw.startsWith('[')) return [{ table, cells: parseJson(raw) as unknown[] }];
  switch (form?.kind) {
    case 'part':
      return 'part-of-a-file';
    case 'record':
      return recordAgain(kept, form.columns, form.delimiter, mapping ?? form.mapping);
    case 'preset':
      if (mapping !== undefined) return recordAgain(kept, form.columns, form.delimiter, mapping);
      return presetAgain(kept, form.preset, form.columns, form.delimiter);
    case 'webhook':
      return webhookAgain(raw, form, context, profile);
    default: {
      const by = mapping ?? form?.mapping;
      const value = parseJson(raw);
      return [{ table, row: by === undefined ? value : objectMaker(keptMapping(table, by))(value) }];
    }
  }
}

function recordAgain(
  { table, raw }: KeptRow,
  columns: readonly string[],
  delimiter: string,
  mapping: unknown,
): RowAgain[] {
  const make = rowMaker(table, keptMapping(table, mapping), columns);
  return csvRecords(raw, columns, delimiter).map(({ cells, rejection }) => {
    if (rejection) throw rejection;
    return { table, row: make(cells) };
  });
}

async function presetAgain(
  { raw }: KeptRow,
  name: string,
  columns: readonly string[],
  delimiter: string,
): Promise<RowAgain[]> {
  const rows: RowAgain[] = [];
  const sink: RowSink = {
    read: 0,
    put: (table, make) => rows.push({ table, row: make() }) > 0,
    reject: (_table, rejection) => {
      throw rejection;
    },
    settle: () => Promise.resolve(),
  };
  const open = () => {
    const records = [csvRecords(raw, columns, delimiter)];
    return { columns: [...columns], delimiter, records: asyncOf(records) };
  };
  await presetOf(name).read(open(), sink, () => Promise.resolve(open()));
  return rows;
}

async function* asyncOf<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function webhookAgain(
  raw: string,
  { shop, topic: name, source, refundedAt = {} }: Extract<RawForm, { kind: 'webhook' }>,
  { currency, now }: RowContext,
  known: KnownProfile,
): Promise<RowAgain[]> {
  const topics = shopNames.includes(shop as ShopName) ? shopTopics[shop as ShopName] : {};
  const topic = Object.hasOwn(topics, name) ? topics[name]! : undefined;
  if (!topic || !('table' in topic)) throw new Rejection('not-allowed', 'is of a topic that has no rows');
  const [payload, at] = [objectOf(parseJson(raw)), new Date(now).toISOString()];
  if ('profile' in topic) {
    const row = topic.profile(payload, await known(topic.customer(payload)), at);
    return row ? [{ table: topic.table, row }] : [];
  }
  const rows = topic.rows(payload, { source, currency }, at);
  for (const { table, row } of rows) {
    const id = String(row['refundId']);
    if (table === 'refunds' && Object.hasOwn(refundedAt, id)) row['refundedAt'] = refundedAt[id];
  }
  return rows;
}
