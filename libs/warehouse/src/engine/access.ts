import { randomBytes } from 'node:crypto';
import type { Role } from './settings.js';

/** The names of the local engine's users, by role. */
export const userNames: Readonly<Record<Role, string>> = {
  interactive: 'reader',
  export: 'exporter',
  writer: 'writer',
  admin: 'admin',
};

export type Passwords = Readonly<Record<Role, string>>;

export function newPasswords(): Passwords {
  const password = () => randomBytes(24).toString('base64url');
  return { interactive: password(), export: password(), writer: password(), admin: password() };
}

/** What each role may do: readers see the projects' databases and nothing else, the writer changes them. */
export const grants: Readonly<Record<Role, readonly string[]>> = {
  interactive: ['GRANT SELECT ON clientele_*.*'],
  export: ['GRANT SELECT ON clientele_*.*'],
  writer: [
    // No CREATE DICTIONARY: its source may be a file or an address.
    'GRANT SELECT, INSERT, ALTER, CREATE DATABASE, CREATE TABLE, CREATE VIEW, DROP DATABASE, DROP TABLE, DROP VIEW, ' +
      'TRUNCATE, OPTIMIZE ON clientele_*.*',
    // Not on *: a table of engine URL or File would be a way out of the database.
    ...['MergeTree', 'ReplacingMergeTree', 'SummingMergeTree', 'AggregatingMergeTree', 'Memory', 'Null'].map(
      (engine) => `GRANT TABLE ENGINE ON ${engine}`,
    ),
  ],
  admin: ['GRANT ALL ON *.*'],
};
