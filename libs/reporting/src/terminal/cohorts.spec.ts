import { describe, expect, it } from '@jest/globals';
import type { CohortFigures, CohortRow } from '../figures/index.js';
import { renderCohorts } from './cohorts.js';
import type { AnswerOptions } from './segments.js';
import { displayWidth } from './width.js';

const facts = { asOf: '2026-11-20T23:00:00.000Z', timeZone: 'Europe/Berlin', currency: 'EUR' };
const options: AnswerOptions = { language: 'en', width: 80, colors: 'none', facts };

function cell(cohort: string, size: number, period: number, value: string, mature: boolean): CohortRow {
  return { cohort, size, period, value, perCustomer: (Number(value) / size).toFixed(4), mature };
}

// Mature at period 1: (1,600 + 4,200) / (100 + 300) = 14.50; September there: 14.00, 3.4 % less.
const rows = [
  cell('2026-08-01', 100, 0, '1000.00', true),
  cell('2026-08-01', 100, 1, '1600.00', true),
  cell('2026-08-01', 100, 2, '2000.00', true),
  cell('2026-09-01', 300, 0, '2400.00', true),
  cell('2026-09-01', 300, 1, '4200.00', true),
  cell('2026-09-01', 300, 2, '4300.00', false),
  cell('2026-10-01', 50, 0, '600.00', true),
  cell('2026-10-01', 50, 1, '610.00', false),
];
const calendar: CohortFigures = { rows, axis: 'calendar', interval: 'month', basis: 'net' };

describe('renderCohorts', () => {
  it('marks immature cells and keeps them out of the average', () => {
    expect(renderCohorts(calendar, options)).toBe(`\
Value by cohort
A customer brings €20.00 by month 2 after the first order.

Net revenue per customer  cumulative; ~ cells are not mature and stay out of the
average
First order  Customers     m0      m1      m2
──────────────────────────────────────────────
Aug 2026           100   10.0    16.0    20.0
Sep 2026           300    8.0    14.0   ~14.3
Oct 2026            50   12.0   ~12.2
Average                   8.9    14.5    20.0

As of 20 Nov 2026 · Europe/Berlin
`);
  });

  it('names the days of the elapsed axis, and compares the newest mature cohort', () => {
    const early = rows.filter((row) => row.period < 2).map((row) => ({ ...row, days: row.period * 30 }));
    const text = renderCohorts(
      { ...calendar, rows: early, axis: 'elapsed' },
      { ...options, language: 'zh-CN' },
    );
    expect(text).toBe(`\
分组客户价值
每位客户在首单后 30 天内带来 €14.50。2026年9月的客户与同期平均相比 −3.4%。

每位客户的净收入  累计值；带 ~ 的格尚未成熟，不计入平均
首单时间    客户数    0天    30天
──────────────────────────────────
2026年8月      100   10.0    16.0
2026年9月      300    8.0    14.0
2026年10月      50   12.0   ~12.2
平均                  8.9    14.5

截至 2026年11月20日 · Europe/Berlin
`);
  });

  it('shows the usual milestones where not every period fits, and says how many', () => {
    const many = Array.from({ length: 24 }, (_, period) =>
      cell('2024-11-01', 10, period, String(100 + period), true),
    );
    const text = renderCohorts({ ...calendar, rows: many }, options);
    expect(text).toMatch(/m0 +m1 +m2 +m3 +m6 +m9 +m12\n/);
    expect(text).toContain('7 of 24 columns fit this width.');
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
  });

  it('takes any key of a cohort, also none', () => {
    const byChannel = [cell('', 5, 0, '50', true), cell('e-mail', 5, 0, '100', true)];
    const text = renderCohorts({ ...calendar, rows: byChannel }, options);
    expect(text).toContain('A customer brings €15.00 with the first order.\n');
    expect(text).toMatch(/^\(none\) +5 +10\.0\ne-mail +5 +20\.0$/m);
  });

  it('says that there are no cohorts, or none old enough', () => {
    expect(renderCohorts({ ...calendar, rows: [] }, options)).toContain(
      'Nobody has bought yet, so there are no cohorts.',
    );
    const young = [cell('2026-10-01', 50, 0, '600', false)];
    expect(renderCohorts({ ...calendar, rows: young }, options)).toContain(
      '1 cohort has begun, and none is old enough for an average.',
    );
  });
});
