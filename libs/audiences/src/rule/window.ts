import { daysBefore, tryParseInstant, type ProblemDetail, type TimeRange } from '#core';
import { closed, text, whole, type Schema } from './schema.js';

/** `days` before asOf, or from and to, of which one may be absent. */
export interface Window {
  readonly days?: number;
  readonly from?: string;
  readonly to?: string;
}

const longest = 36_500;

export const windowSchema: Schema = closed(
  {
    days: whole(1, longest, 'The last so many days before the instant that the rule is asked for.'),
    from: text('Begin, included: a date or an RFC 3339 time.', 40),
    to: text('End, excluded: a date or an RFC 3339 time.', 40),
  },
  [],
  'Which time counts: {"days": 30}, or {"from", "to"}, half-open. All time when absent.',
);

/** What is wrong with a window that its schema has accepted. */
export function windowErrors(window: Window | undefined, path: string, timeZone: string): ProblemDetail[] {
  if (window === undefined) return [];
  const { days, from, to } = window;
  if (days === undefined && from === undefined && to === undefined) {
    return [{ code: 'empty-window', path, message: 'needs days, or from and to' }];
  }
  if (days !== undefined && (from !== undefined || to !== undefined)) {
    return [{ code: 'contradiction', path, message: 'has days, or from and to, not both' }];
  }
  const unknown = (['from', 'to'] as const).filter((side) => {
    const given = window[side];
    return given !== undefined && !tryParseInstant(given, timeZone);
  });
  if (unknown.length) {
    const message = 'must be YYYY-MM-DD or an RFC 3339 time';
    return unknown.map((side) => ({ code: 'invalid-time', path: `${path}/${side}`, message }));
  }
  if (from === undefined || to === undefined) return [];
  if (tryParseInstant(from, timeZone)! < tryParseInstant(to, timeZone)!) return [];
  return [{ code: 'turned-window', path: `${path}/from`, message: 'must be before to' }];
}

/** The window as instants; a side without a border is undefined. Days are the calendar's, in the time zone. */
export function resolveWindow(window: Window | undefined, asOf: Date, timeZone: string): Partial<TimeRange> {
  if (window === undefined) return {};
  if (window.days !== undefined) return { from: daysBefore(asOf, window.days, timeZone) };
  const { from, to } = window;
  return {
    ...(from === undefined ? {} : { from: tryParseInstant(from, timeZone)! }),
    ...(to === undefined ? {} : { to: tryParseInstant(to, timeZone)! }),
  };
}
