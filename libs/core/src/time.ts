import { TZDate } from '@date-fns/tz';
import { subDays } from 'date-fns';
import { Problem } from './problem.js';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?$/;

/** Whether `zone` is an IANA time zone that this machine knows, in its own letters: ClickHouse minds their case. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(zone)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    return known === zone || known.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}

/** Whether `text` is a calendar date `YYYY-MM-DD` that exists, from 1900 to 9998: its end is a date, too. */
export function isDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year < 9999;
}

const hour = 3_600_000;

/** The instant at which the calendar day `date` (YYYY-MM-DD) begins in `zone`; where clocks change then, not at 00:00 or not once. */
export function startOfDay(date: string, zone: string): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const midnight = new TZDate(year, month - 1, day, zone).getTime();
  // Where clocks go back to midnight, the day begins with the first of the two.
  const before = new Date(midnight - hour);
  return dayOf(before, zone) === date ? before : new Date(midnight);
}

/** The instant at which the calendar day `date` ends in `zone`: the begin of the next one, 23 to 25 hours later. */
export function endOfDay(date: string, zone: string): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return startOfDay(dayOf(new Date(Date.UTC(year, month - 1, day + 1)), 'UTC'), zone);
}

/** Whether a calendar day of `zone` begins at `instant`. */
export function isStartOfDay(instant: Date, zone: string): boolean {
  return startOfDay(dayOf(instant, zone), zone).getTime() === instant.getTime();
}

/** `instant` moved by the calendar of `zone`; what begins a day begins one afterwards, too, also where clocks change at midnight. */
export function movedByCalendar(instant: Date, zone: string, move: (local: Date) => Date): Date {
  const target = new Date(move(new TZDate(instant.getTime(), zone)).getTime());
  return isStartOfDay(instant, zone) ? startOfDay(dayOf(target, zone), zone) : target;
}

/** The same time of the day, so many calendar days earlier; the begin of a day where `instant` is one. */
export function daysBefore(instant: Date, days: number, zone: string): Date {
  return movedByCalendar(instant, zone, (local) => subDays(local, days));
}

/** The calendar day (YYYY-MM-DD) that `instant` falls on in `zone`. */
export function dayOf(instant: Date, zone: string): string {
  const local = new TZDate(instant.getTime(), zone);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${local.getFullYear()}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`;
}

/**
 * An instant from RFC 3339 text; text without an offset is local time in `zone`.
 * @throws Problem `invalid-parameters` that names `path` when the text is no date or time
 */
export function parseInstant(text: string, zone: string, path: string): Date {
  const instant = tryParseInstant(text, zone);
  if (!instant) {
    throw new Problem(
      'invalid-parameters',
      `${path}: "${text.slice(0, 40)}" is not a date or a time (RFC 3339)`,
      [{ code: 'invalid-time', path, message: 'must be YYYY-MM-DD or an RFC 3339 time' }],
    );
  }
  return instant;
}

/** As {@link parseInstant}, but `undefined` for what is no date or time. A date is the begin of its day in `zone`. */
export function tryParseInstant(text: string, zone: string): Date | undefined {
  if (datePattern.test(text)) return isDate(text) ? startOfDay(text, zone) : undefined;
  if (!instantPattern.test(text) || !isDate(text.slice(0, 10))) return undefined;
  const hasOffset = /([Zz]|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const normal = text.replace(' ', 'T');
  const [hours, minute, second] = [text.slice(11, 13), text.slice(14, 16), text.slice(17, 19)].map(Number);
  if (hours! > 23 || minute! > 59 || (second ?? 0) > 59) return undefined;
  if (hasOffset) {
    const instant = new Date(normal);
    return Number.isNaN(instant.getTime()) ? undefined : instant;
  }
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number];
  const milliseconds = Math.floor(Number(`0${/\.\d+/.exec(text)?.[0] ?? ''}`) * 1000);
  return new Date(
    new TZDate(year, month - 1, day, hours!, minute!, second ?? 0, milliseconds, zone).getTime(),
  );
}

/**
 * The instant that `asOf` stands for: a date means the end of that day in `zone`, a time itself, nothing means now.
 * @throws Problem `invalid-parameters`
 */
export function resolveAsOf(asOf: string | null | undefined, zone: string, now: Date): Date {
  if (asOf === undefined || asOf === null) return now;
  if (isDate(asOf)) return endOfDay(asOf, zone);
  return parseInstant(asOf, zone, 'asOf');
}

/** A half-open range of instants. */
export interface TimeRange {
  from: Date;
  to: Date;
}

/**
 * The half-open range `[from, to)`. Both may be dates (the begin of `from`, the begin of `to`) or instants.
 * @throws Problem `invalid-parameters` when the range is turned round or empty
 */
export function resolveRange(
  from: string | undefined,
  to: string | undefined,
  zone: string,
  defaults: TimeRange,
): TimeRange {
  const range = {
    from: from === undefined ? defaults.from : parseInstant(from, zone, 'from'),
    to: to === undefined ? defaults.to : parseInstant(to, zone, 'to'),
  };
  if (range.from >= range.to) {
    throw new Problem(
      'invalid-parameters',
      `from (${range.from.toISOString()}) must be before to (${range.to.toISOString()})`,
      [{ code: 'turned-range', path: 'from', message: 'must be before to' }],
    );
  }
  return range;
}
