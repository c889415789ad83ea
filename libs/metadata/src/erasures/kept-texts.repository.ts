import { Audience } from '../audiences/audience.entity.js';
import { Report } from '../reports/report.entity.js';
import { SavedView } from '../saved-views/saved-view.entity.js';
import type { Store } from '../store/store.js';

/** Tells whether a text is about somebody, and writes over what it says of them. */
export interface Redaction {
  isIn(text: string): boolean;
  /** The text with the mentions written over, of the same length. */
  redacted(text: string): string;
}

/** How many there were of each. */
export interface RedactedCounts {
  saved_views: number;
  audience_rules: number;
  report_definitions: number;
}

/** What people wrote down that can name a person: names, rules, blocks and the addresses of saved views. */
export class KeptTexts {
  constructor(private readonly store: Store) {}

  /** Removes the saved views about somebody, and writes over what audiences and reports of a project say of them. */
  async redact(project: string, redaction: Redaction): Promise<RedactedCounts> {
    return {
      saved_views: await this.removeViews(project, redaction),
      audience_rules: await this.redactAudiences(project, redaction),
      report_definitions: await this.redactReports(project, redaction),
    };
  }

  private async removeViews(project: string, { isIn }: Redaction): Promise<number> {
    const views = this.store.rows(SavedView);
    const about = (await views.findBy({ project })).filter(
      ({ name, address }) => isIn(name) || isIn(address) || isIn(decoded(address)),
    );
    for (const { id } of about) await views.delete({ id });
    return about.length;
  }

  private async redactAudiences(project: string, redaction: Redaction): Promise<number> {
    const audiences = this.store.rows(Audience);
    const rows = await audiences.findBy({ project });
    const names = new Set(rows.map(({ name }) => name));
    let count = 0;
    for (const { id, name, description, rule } of rows) {
      const change = changed({ name, description, rule }, redaction);
      if (!change) continue;
      await audiences.update({ id }, toldApart(change, { id, name }, names) as object);
      count += 1;
    }
    return count;
  }

  private async redactReports(project: string, redaction: Redaction): Promise<number> {
    const reports = this.store.rows(Report);
    const rows = await reports.findBy({ project });
    const names = new Set(rows.map(({ name }) => name));
    let count = 0;
    for (const { id, name, blocks } of rows) {
      const change = changed({ name, blocks }, redaction);
      if (!change) continue;
      await reports.update({ id }, toldApart(change, { id, name }, names) as object);
      count += 1;
    }
    return count;
  }
}

const longestName = 200;

/** A name is had once in a project, and asterisks make two of the same length alike: the later gets the end of its id. */
function toldApart<T extends { name: string }>(
  change: T,
  before: { id: string; name: string },
  names: Set<string>,
): T {
  const isTaken = change.name !== before.name && names.has(change.name);
  const ending = ` ${before.id.slice(-8)}`;
  const name = isTaken ? change.name.slice(0, longestName - ending.length) + ending : change.name;
  names.add(name);
  return { ...change, name };
}

/** The fields with the mentions written over; undefined when there are none. */
function changed<T extends object>(fields: T, redaction: Redaction): T | undefined {
  const result = overwritten(fields, redaction) as T;
  return JSON.stringify(result) === JSON.stringify(fields) ? undefined : result;
}

/** Only texts name people: a number of a rule that looks like an id stays what it is. */
function overwritten(value: unknown, redaction: Redaction): unknown {
  // A short id is known by the quotes around it.
  if (typeof value === 'string') return redaction.redacted(`"${value}"`).slice(1, -1);
  if (Array.isArray(value)) return value.map((one) => overwritten(one, redaction));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, overwritten(one, redaction)] as const),
  );
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address.replaceAll('+', ' '));
  } catch {
    return address;
  }
}
