import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** The statements of an erasure; each is a file of its own in `sql/`. Ids are in a table of the engine's memory, never in a text. */
export const statements = {
  addMerged: read('add-merged'),
  addAddresses: read('add-addresses'),
  addWords: read('add-words'),
  addVisitors: read('add-visitors'),
  addShopPeople: read('add-shop-people'),
  knownIds: read('known-ids'),
  orderNames: read('order-names'),
  notePersons: read('note-persons'),
  noteOrders: read('note-orders'),
  noteRefunds: read('note-refunds'),
  noteEvents: read('note-events'),
  noteVisitedEvents: read('note-visited-events'),
  noteRejected: read('note-rejected'),
  rejectedTexts: read('rejected-texts'),
  forgetKeys: read('forget-keys'),
  runsOfPeople: read('runs-of-people'),
  runFacts: read('run-facts'),
  makeIds: 'create table {ids:Identifier} (erasure String, kind String, value String) engine = Memory',
  dropIds: 'drop table if exists {ids:Identifier} sync',
};
