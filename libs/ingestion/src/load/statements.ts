import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** The loader's statements; each is a file of its own in `sql/`. */
export const statements = {
  incomingCount: read('incoming-count'),
  eventBlock: read('event-block'),
  latestEvents: read('latest-events'),
  heldEvents: read('held-events'),
  newEvents: read('new-events'),
  freshCount: read('fresh-count'),
  noteReplacedEvents: read('note-replaced-events'),
  deleteReplacedEvents: read('delete-replaced-events'),
  insertEvents: read('insert-events'),
  insertEventKeys: read('insert-event-keys'),
  makeIncoming: 'create table {incoming:Identifier} as events engine = Memory',
  dropTables:
    'drop table if exists {incoming:Identifier}, {latest:Identifier}, {held:Identifier}, {fresh:Identifier} sync',
  ledger: read('ledger'),
};
