import { describe, expect, it } from '@jest/globals';
import { nextTime, timesBetween } from './cron.js';
import { checkPeriod, periodBefore, periodLabel, periodsWithin } from './report.period.js';

const zone = 'Europe/Berlin';
const at = (text: string) => new Date(text);
const texts = (times: readonly Date[]) => times.map((time) => time.toISOString().slice(0, 16));
const between = (line: string, from: string, to: string, most = 100) =>
  texts(timesBetween(line, zone, at(from), at(to), most));

describe('cron lines', () => {
  it('come once on the day in spring that has no 02:30, right after the gap', () => {
    expect(between('30 2 * * *', '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
  });

  it('come once on the day in autumn that has two 02:30', () => {
    expect(between('30 2 * * *', '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(between('0,30 2 * * *', '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T00:30',
    ]);
  });

  it('come as often as the year has days', () => {
    expect(between('30 2 * * *', '2025-12-31T12:00Z', '2026-12-31T12:00Z', 1000)).toHaveLength(365);
  });

  it('give the newest of too many, after the first instant and up to the last', () => {
    const lines = between('0 5 * * *', '2026-01-01T04:00Z', '2026-01-05T04:00Z', 2);
    expect(lines).toEqual(['2026-01-04T04:00', '2026-01-05T04:00']);
    expect(nextTime('0 5 * * *', zone, at('2026-01-01T04:00Z'))).toEqual(at('2026-01-02T04:00Z'));
  });
});

describe('periods', () => {
  const before = (instant: string, kind: 'day' | 'week' | 'month') => {
    const { from, to } = periodBefore(at(instant), kind, zone);
    return [...texts([from, to]), periodLabel({ from, to }, zone)];
  };

  it('are the whole ones before, by the calendar of the zone', () => {
    expect(before('2026-03-30T00:30Z', 'day')).toEqual([
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      '2026-03-29',
    ]);
    expect(before('2026-03-01T05:00Z', 'month')).toEqual([
      '2026-01-31T23:00',
      '2026-02-28T23:00',
      '2026-02-01_2026-03-01',
    ]);
    expect(before('2026-11-22T05:00Z', 'week')).toEqual([
      '2026-11-08T23:00',
      '2026-11-15T23:00',
      '2026-11-09_2026-11-16',
    ]);
  });

  it('fill days from the past, whole ones only and each once', () => {
    expect(
      periodsWithin('2026-03-28', '2026-03-31', 'day', zone).map((one) => periodLabel(one, zone)),
    ).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    expect(
      periodsWithin('2026-01-02', '2026-03-31', 'month', zone).map((one) => periodLabel(one, zone)),
    ).toEqual(['2026-02-01_2026-03-01']);
  });

  it('must be over, and the right way round', () => {
    const now = at('2026-03-01T00:00Z');
    const check = (from: string, to: string) => () => checkPeriod({ from: at(from), to: at(to) }, now);
    expect(check('2026-02-28T00:00Z', '2026-03-01T00:00Z')).not.toThrow();
    expect(check('2026-02-28T00:00Z', '2026-03-01T00:01Z')).toThrow('future');
    expect(check('2026-02-28T00:00Z', '2026-02-28T00:00Z')).toThrow('before');
    expect(check('1990-02-28T00:00Z', '2026-02-28T00:00Z')).toThrow('at most');
  });
});
