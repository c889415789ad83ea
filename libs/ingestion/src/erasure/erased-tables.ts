/** Rows whose column is a key of somebody who is erased. */
const ofPerson = (column: string) =>
  `${column} in (select toUInt64(key) from erased_keys where kind = 'person' and erasure in {erasures:Array(String)})`;
const byPerson = ofPerson('person');
const byKey = (column: string, kind: string) =>
  `${column} in (select key from erased_keys where kind = '${kind}' and erasure in {erasures:Array(String)})`;

/**
 * The tables that hold people, and which of their rows go. What others are found by goes last: an erasure that was cut off
 * finds again all that is left. Predicates name keys by the id of their erasure, so that a mutation's text holds no id.
 */
export const erasedTables = {
  rejected_rows: byKey('reinterpretAsUInt128(sipHash128(id))', 'rejected'),
  audience_members: byPerson,
  audience_changes: byPerson,
  rfm_snapshots: byPerson,
  replaced_events: byPerson,
  refunds: `${byPerson} or ${byKey('order_key', 'order')} or ${byKey('refund_key', 'refund')}`,
  orders: `${byPerson} or ${byKey('order_key', 'order')}`,
  event_keys: byKey('event_key', 'event'),
  events: `${byPerson} or ${byKey('reinterpretAsUInt128(sipHash128(event_id))', 'event')}`,
  customers: byPerson,
  order_visits: byPerson,
  merged_persons: `${byPerson} or ${ofPerson('into_person')}`,
  identity_links: `${ofPerson('from_person')} or ${ofPerson('customer_person')}`,
} as const;

export type ErasedTable = keyof typeof erasedTables;

export const erasedTableNames = Object.keys(erasedTables) as ErasedTable[];
