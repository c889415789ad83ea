import { readFileSync } from 'node:fs';
import type { AnalysisProject } from '#analyses';
import { sha256 } from '#core';
import { canonicalJson } from '../definitions/definition.hash.js';
import type { AudienceSize } from './answers.js';
import { nothingChanged, type PersonChanges } from './persons.js';

const sql = readFileSync(new URL('./watermark.sql', import.meta.url), 'utf8');

/**
 * Up to where the data reaches that a report can show: the time at which the newest row was taken in, and a digest of
 * the newest row of every table, of the ledger of loads, of the audiences' runs, of what the project says about its figures and of
 * who was merged, parted and erased. Equal watermarks mean equal figures.
 */
export async function watermarkOf(
  { warehouse, timeZone, currency }: AnalysisProject,
  title: string,
  audiences: readonly AudienceSize[],
  persons: PersonChanges,
  signal?: AbortSignal,
): Promise<string> {
  const { rows } = await warehouse.rows<Record<string, string>>({ sql }, { signal });
  const { loads, loaded, ...tables } = rows[0]!;
  const newest = Object.values(tables).sort().at(-1)!.replace(' ', 'T').replace(/Z?$/, 'Z');
  const known = [tables, loads, loaded, timeZone, currency, title, audiences];
  // Without any changes the watermark is that of versions that knew of none: their runs stay the newest ones.
  const isChanged = canonicalJson(persons) !== canonicalJson(nothingChanged);
  const digest = sha256(canonicalJson(isChanged ? [...known, persons] : known));
  return `${newest}-${digest.slice(0, 12)}`;
}

/** The time in a watermark, RFC 3339. */
export function watermarkTime(watermark: string): string {
  return watermark.slice(0, 24);
}
