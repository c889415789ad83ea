import { isDate, tryParseInstant } from '#core';
import { Rejection } from './rejection.js';
import type { RowContext } from './row-type.js';

const dayMilliseconds = 86_400_000;
const instantPattern =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d\d):?(\d\d))?$/;

const minuteMilliseconds = 60_000;

const dayMinutes = 1_440;

/**
 * Instants at which local days begin, NaN for those on which clocks change. Looking a zone up costs 20 us. No zone has changed
 * its clocks twice within three days since 1970, so a day as long as any has none of it.
 */
const localDays = new Map<string, number>();
const maxLocalDays = 50_000;

/** The instant of a time of a local day, `YYYY-MM-DD` and `HH:MM`; undefined when there is no such day. */
function localMinute(day: string, time: string, zone: string): number | undefined {
  const key = `${zone} ${day}`;
  let begin = localDays.get(key);
  if (begin === undefined) {
    if (localDays.size >= maxLocalDays) localDays.clear();
    begin = dayBegin(day, zone);
    localDays.set(key, begin);
  }
  if (Number.isNaN(begin)) return tryParseInstant(`${day}T${time}`, zone)?.getTime();
  return begin + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * minuteMilliseconds;
}

function dayBegin(day: string, zone: string): number {
  const [first = NaN, last = NaN] = ['00:00', '23:59'].map((time) =>
    tryParseInstant(`${day}T${time}`, zone)?.getTime(),
  );
  return last - first === (dayMinutes - 1) * minuteMilliseconds ? first : NaN;
}

function parse(text: string, zone: string): number | undefined {
  const match = instantPattern.exec(text);
  if (!match) return isDate(text) ? localMinute(text, '00:00', zone) : undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = ''] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const rest = Number(second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (!match[8] && !match[9] && zone !== 'UTC') {
    const start = localMinute(text.slice(0, 10), `${hour}:${minute}`, zone);
    return start === undefined ? undefined : start + rest;
  }
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(days);
  if (date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) return undefined;
  const offset = match[9] ? (Number(match[10]) * 60 + Number(match[11])) * (match[9] === '-' ? -1 : 1) : 0;
  if (Number(match[10] ?? 0) > 23 || Number(match[11] ?? 0) > 59) return undefined;
  return days + (Number(hour) * 60 + Number(minute) - offset) * minuteMilliseconds + rest;
}

/** Milliseconds since 1970 as the store writes them: `YYYY-MM-DD HH:MM:SS.mmm` in UTC. */
export function storedTime(milliseconds: number): string {
  if (written.milliseconds !== milliseconds) {
    const text = new Date(milliseconds).toISOString();
    written = { milliseconds, text: `${text.slice(0, 10)} ${text.slice(11, 23)}` };
  }
  return written.text;
}

/** The last one: whoever takes a request asks for its time more than once. */
let written = { milliseconds: NaN, text: '' };

const utcPattern = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;

/** Days that were found to exist; a file has few, and most of its rows need no arithmetic then. */
const days = new Set<string>();
const maxDays = 50_000;

/** The stored form of a plain UTC time, which is most of what comes; undefined for everything else. */
function plainTime(text: string): string | undefined {
  if (!utcPattern.test(text)) return undefined;
  const day = text.slice(0, 10);
  if (!days.has(day)) {
    if (day < '1970' || !isDate(day)) return undefined;
    if (days.size >= maxDays) days.clear();
    days.add(day);
  }
  const fraction = text.length > 20 ? text.slice(20, Math.min(23, text.length - 1)).padEnd(3, '0') : '000';
  return `${day} ${text.slice(11, 19)}.${fraction}`;
}

let latest = { now: NaN, text: '' };

/** The latest time that a request at `now` may name, as stored. */
function latestTime(now: number): string {
  if (latest.now !== now) latest = { now, text: storedTime(now + dayMilliseconds) };
  return latest.text;
}

/** A time that exists, from 1970 on and at most 24 hours ahead of the request, as stored. */
export function timeCell(value: string, path: string, context: Pick<RowContext, 'now' | 'timeZone'>): string {
  const plain = plainTime(value);
  if (plain !== undefined && plain <= latestTime(context.now)) return plain;
  const instant = parse(value, context.timeZone);
  if (instant === undefined) {
    throw new Rejection('invalid-date', 'must be an existing YYYY-MM-DD or RFC 3339 time', path);
  }
  if (instant < 0) throw new Rejection('out-of-range', 'must not be before 1970', path);
  if (instant > context.now + dayMilliseconds) {
    throw new Rejection('future-date', 'must not be more than 24 hours ahead', path);
  }
  return storedTime(instant);
}

/** A calendar day `YYYY-MM-DD` that exists, from 1970 on and not after tomorrow. */
export function dayCell(value: string, path: string, context: RowContext): string {
  if (!isDate(value)) throw new Rejection('invalid-date', 'must be an existing day YYYY-MM-DD', path);
  if (value < '1970-01-01') throw new Rejection('out-of-range', 'must not be before 1970', path);
  if (Date.parse(`${value}T00:00:00Z`) > context.now + dayMilliseconds) {
    throw new Rejection('future-date', 'must not be after tomorrow', path);
  }
  return value;
}
