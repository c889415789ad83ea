import { readFileSync } from 'node:fs';
import type { AnalysisProject } from '#analyses';
import type { ReportRun } from '#metadata';
import { toParam } from '#warehouse';
import { personReasons, type PersonChanges } from './persons.js';

const sql = readFileSync(new URL('./period-data.sql', import.meta.url), 'utf8');

const tables = ['orders', 'refunds', 'events', 'customers'] as const;
type Table = (typeof tables)[number];

/**
 * What the warehouse holds about the time before an instant: of each table the number of rows, and the sum of the times
 * (milliseconds) at which they were taken in, so that a row that came, went or was replaced shows. Customers have no
 * time of their own: all of them. And what became of the persons; undefined in runs of versions that did not keep it.
 */
export interface PeriodData extends Readonly<Record<Table, readonly [rows: string, sum: string]>> {
  readonly persons?: PersonChanges;
}

export async function periodData(
  { warehouse }: AnalysisProject,
  until: Date,
  persons: PersonChanges,
  signal?: AbortSignal,
): Promise<PeriodData> {
  const params = { until: toParam(until) };
  const { rows } = await warehouse.rows<PeriodData>({ sql, params }, { signal });
  return { ...rows[0]!, persons };
}

/** What a run was made from; undefined for one that did not keep it. */
export function dataOf({ steps }: Pick<ReportRun, 'steps'>): PeriodData | undefined {
  return steps['data'] as PeriodData | undefined;
}

const words: Readonly<Record<Table, readonly [came: string, changed: string, went: string]>> = {
  orders: ['late orders', 'changed orders', 'removed orders'],
  refunds: ['late refunds', 'changed refunds', 'removed refunds'],
  events: ['late events', 'changed events', 'removed events'],
  customers: ['new customers', 'changed customers', 'removed customers'],
};

/** What became of the rows and the persons since, in words: `late orders (3)`; a number only where rows came or went. */
export function differences(before: PeriodData, now: PeriodData): string[] {
  const ofRows = tables.flatMap((table) => {
    const [rows, sum] = before[table];
    const [rowsNow, sumNow] = now[table];
    const more = Number(rowsNow) - Number(rows);
    const [came, changed, went] = words[table];
    if (more > 0) return [`${came} (${more})`];
    if (more < 0) return [`${went} (${-more})`];
    return sum === sumNow ? [] : [changed];
  });
  return before.persons && now.persons ? [...ofRows, ...personReasons(before.persons, now.persons)] : ofRows;
}

/**
 * Whether rows about the time itself came, changed or went, or count for other persons: what customers say of themselves
 * today is no late data.
 */
export function isLate(before: PeriodData, now: PeriodData): boolean {
  return differences({ ...before, customers: now.customers }, now).length > 0;
}
