import { sha256 } from '#core';
import type { ReportDefinition } from './definition.js';

/** JSON with sorted keys: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`);
  return `{${entries.join(',')}}`;
}

/** Of all that decides about the bytes of a report's files; when it is made and where it goes does not. */
export function definitionHash({
  name,
  blocks,
  period,
  comparison,
  timeZone,
  language,
}: Omit<ReportDefinition, 'cron' | 'channels' | 'enabled' | 'latePeriods'>): string {
  return sha256(canonicalJson({ name, blocks, period, comparison, timeZone, language }));
}
