import { TZDate } from '@date-fns/tz';
import { addDays, addMonths, addWeeks, startOfDay, startOfISOWeek, startOfMonth } from 'date-fns';
import {
  dayOf,
  isStartOfDay,
  type MistakeCode,
  movedByCalendar,
  Problem,
  startOfDay as startOfDate,
  type TimeRange,
} from '#core';
import type { PeriodKind } from '../definitions/definition.js';

const startOf = { day: startOfDay, week: startOfISOWeek, month: startOfMonth };
const step = { day: addDays, week: addWeeks, month: addMonths };

/** The whole day, week (from Monday) or month before the one that `instant` falls into, half open, by the zone's calendar. */
export function periodBefore(instant: Date, kind: PeriodKind, zone: string): TimeRange {
  const to = beginOf(kind, instant, zone);
  return { from: stepped(to, kind, -1, zone), to };
}

/** The `count` whole periods that end one after the other at `instant`, the newest first. */
export function periodsBefore(instant: Date, kind: PeriodKind, zone: string, count: number): TimeRange[] {
  const periods: TimeRange[] = [];
  for (let end = instant; periods.length < count; end = periods.at(-1)!.from) {
    periods.push(periodBefore(end, kind, zone));
  }
  return periods;
}

/** Every whole period that lies in the days `[from, to)` (YYYY-MM-DD), oldest first. */
export function periodsWithin(from: string, to: string, kind: PeriodKind, zone: string): TimeRange[] {
  const end = startOfDate(to, zone);
  let begin = beginOf(kind, startOfDate(from, zone), zone);
  if (begin < startOfDate(from, zone)) begin = stepped(begin, kind, 1, zone);
  const periods: TimeRange[] = [];
  for (;;) {
    const next = stepped(begin, kind, 1, zone);
    if (next > end) return periods;
    periods.push({ from: begin, to: next });
    begin = next;
  }
}

/** When the period of `kind` that `instant` falls into began. */
function beginOf(kind: PeriodKind, instant: Date, zone: string): Date {
  return startOfDate(dayOf(startOf[kind](new TZDate(instant.getTime(), zone)), zone), zone);
}

function stepped(instant: Date, kind: PeriodKind, count: number, zone: string): Date {
  return movedByCalendar(instant, zone, (local) => step[kind](local, count));
}

/** The period of `kind` that begins at `from`. */
export function periodFrom(from: Date, kind: PeriodKind, zone: string): TimeRange {
  return { from, to: stepped(from, kind, 1, zone) };
}

/** What a period is called in file names: its day, or its first day and the one after its last. */
export function periodLabel({ from, to }: TimeRange, zone: string): string {
  const [first, end] = [from, to].map((instant) => {
    if (isStartOfDay(instant, zone)) return dayOf(instant, zone);
    return instant.toISOString().replace(/[:.]/g, '');
  }) as [string, string];
  const isOneDay = stepped(from, 'day', 1, zone).getTime() === to.getTime();
  return isOneDay ? first : `${first}_${end}`;
}

/** The last day of a period, as text. */
export function lastDay({ to }: TimeRange, zone: string): string {
  return dayOf(new Date(to.getTime() - 1), zone);
}

/** The day before the one that `instant` falls on. */
export function dayBefore(instant: Date, zone: string): string {
  return dayOf(stepped(instant, 'day', -1, zone), zone);
}

const longest = 3660;

/** @throws Problem `invalid-parameters` when the period is turned round, too long or not over yet */
export function checkPeriod({ from, to }: TimeRange, now: Date): void {
  const mistake = (code: MistakeCode, path: string, message: string) =>
    new Problem('invalid-parameters', `${path}: ${message}`, [{ code, path, message }]);
  if (from >= to) throw mistake('turned-range', 'periodStart', 'must be before periodEnd');
  if (to > now) throw mistake('period-not-over', 'periodEnd', 'must not be in the future');
  if (to.getTime() - from.getTime() > longest * 86_400_000) {
    throw mistake('period-too-long', 'periodStart', `must be at most ${longest} days before periodEnd`);
  }
}
