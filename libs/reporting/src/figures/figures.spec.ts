import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cohortTriangle, type CohortRow } from './cohorts.js';
import { wholeFunnel, wholeTrend, type FunnelStep } from './funnel.js';
import { heatLevel } from './heat.js';
import { gridRows } from './segments.js';

const cell = (cohort: string, size: number, period: number, value: string, mature = true): CohortRow => ({
  cohort,
  size,
  period,
  value,
  perCustomer: String(Number(value) / size),
  mature,
});

const step = (number: number, actors: number, breakdown: string | null): FunnelStep => ({
  step: number,
  label: `s${number}`,
  actors,
  fromPrevious: null,
  fromFirst: null,
  weak: false,
  stillOpen: 1,
  medianSeconds: 5,
  p25Seconds: 5,
  p75Seconds: 5,
  p90Seconds: 5,
  breakdown,
});

describe('cohortTriangle', () => {
  it('weighs the average by customers, over mature cells, in exact decimals', () => {
    const rows = [cell('b', 3, 0, '0.3'), cell('a', 1, 0, '0.1'), cell('a', 1, 2, '0.9', false)];
    expect(cohortTriangle(rows)).toEqual({
      periods: [0, 2],
      lines: [
        { cohort: 'a', size: 1, cells: [rows[1], rows[2]] },
        { cohort: 'b', size: 3, cells: [rows[0], undefined] },
      ],
      means: [0.1, undefined],
      matureCount: [2, 0],
      highest: 0.9,
    });
  });

  it('does not depend on the order of rows', () => {
    const rows = ['a', 'b', 'c'].flatMap((c, i) => [0, 1, 2].map((p) => cell(c, i + 1, p, `${i + p}.10`)));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(cohortTriangle(shuffled)).toEqual(cohortTriangle(rows));
      }),
    );
  });
});

describe('wholeFunnel', () => {
  it('is weak where the values together are fewer than 30 at the step before', () => {
    const rows = [step(1, 20, 'x'), step(1, 10, 'y'), step(2, 20, 'x'), step(2, 9, 'y'), step(3, 5, 'x')];
    expect(wholeFunnel(rows).map(({ weak }) => weak)).toEqual([false, false, true]);
  });

  it('adds up a breakdown; times cannot be added and are left out', () => {
    const rows = [step(2, 10, 'x'), step(1, 40, 'x'), step(1, 10, 'y'), step(2, 5, 'y')];
    expect(
      wholeFunnel(rows).map(({ actors, fromPrevious, medianSeconds }) => [
        actors,
        fromPrevious,
        medianSeconds,
      ]),
    ).toEqual([
      [50, 1, null],
      [15, 0.3, null],
    ]);
  });

  it('takes the rows of everyone where they are', () => {
    const rows = [step(1, 40, 'x'), step(1, 50, null)];
    expect(wholeFunnel(rows)).toEqual([rows[1]]);
  });

  it('adds up a trend by day and step', () => {
    const day = (number: number, actors: number, breakdown: string) => ({
      day: '2026-11-01',
      step: number,
      actors,
      fromFirst: null,
      fromPrevious: null,
      breakdown,
    });
    const trend = wholeTrend([day(1, 6, 'x'), day(2, 3, 'x'), day(1, 2, 'y'), day(2, 1, 'y')]);
    expect(trend.map(({ step, actors, fromPrevious }) => [step, actors, fromPrevious])).toEqual([
      [1, 8, 1],
      [2, 4, 0.5],
    ]);
  });
});

describe('shades and grid', () => {
  it('are linear from zero', () => {
    expect([0, 9, 10, 50, 100].map((value) => heatLevel(value, 100))).toEqual([0, 0, 1, 3, 5]);
    expect([heatLevel(-5, 100), heatLevel(5, 0), heatLevel(200, 100)]).toEqual([0, 0, 5]);
  });

  it('has frequency downwards from the best and keeps empty cells', () => {
    const cells = [{ r: 1, f: 2, customers: 3, revenue: '1' }];
    expect(gridRows({ cells })).toEqual([
      { f: 2, cells: [cells[0], undefined] },
      { f: 1, cells: [undefined, undefined] },
    ]);
    expect(gridRows({ cells: [], bins: 0 })).toEqual([]);
  });
});
