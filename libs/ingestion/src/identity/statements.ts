import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** The statements by which persons are merged; each is a file of its own in `sql/`. */
export const statements = {
  blockFacts: read('block-facts'),
  blockLinks: read('block-links'),
  noteOrderVisits: read('note-order-visits'),
  orderLinks: read('order-links'),
  keepLinks: read('keep-links'),
  touchedVisitors: read('touched-visitors'),
  linkedVisitors: read('linked-visitors'),
  linkedCustomers: read('linked-customers'),
  touchedCustomers: read('touched-customers'),
  allCustomers: read('all-customers'),
  mergeVisitors: read('merge-visitors'),
  customerStatements: read('customer-statements'),
  presentCustomers: read('present-customers'),
  makeLinks: 'create table {links:Identifier} as identity_links engine = Memory',
  makePersons: 'create table {table:Identifier} (person UInt64) engine = Memory',
  // person 0 is nobody, so that this row has no part in what is merged
  mark: 'insert into {touched:Identifier} (person) select 0',
  marks: 'select count() as marks from {touched:Identifier} where person = 0',
  dropTables: 'drop table if exists {links:Identifier}, {touched:Identifier}, {customers:Identifier} sync',
};
