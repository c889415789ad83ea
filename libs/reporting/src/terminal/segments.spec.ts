import { describe, expect, it } from '@jest/globals';
import type { GridCell, SegmentRow } from '../figures/index.js';
import { renderGrid } from './grid.js';
import { renderSegments, type AnswerOptions } from './segments.js';
import { displayWidth } from './width.js';

const facts = { asOf: '2026-11-20T23:00:00.000Z', timeZone: 'Europe/Berlin', currency: 'EUR' };
const options: AnswerOptions = { language: 'en', width: 80, colors: 'none', facts };

function segment(name: string, customers: number, revenue: string, days: number, orders: number): SegmentRow {
  return {
    segment: name,
    customers,
    share: customers / 100,
    revenue,
    revenueShare: Number(revenue) / 12_000,
    avgRecencyDays: days,
    avgFrequency: orders,
    avgMonetary: String(Number(revenue) / customers),
  };
}

// 30 + 10 + 60 = 100 buyers, 9,000 + 1,500 + 1,500 = 12,000 euros.
const rows = [
  segment('Champions', 30, '9000.00', 6, 5.5),
  segment('At risk', 10, '1500.00', 120, 4),
  segment('Lost', 60, '1500.00', 300, 1),
];
const cells: GridCell[] = [
  { r: 1, f: 1, customers: 60, revenue: '1500.00' },
  { r: 1, f: 2, customers: 10, revenue: '1500.00' },
  { r: 2, f: 2, customers: 30, revenue: '9000.00' },
  { r: 2, f: 1, customers: 0, revenue: '0' },
];

describe('renderSegments', () => {
  it('begins with the answer and draws revenue to scale', () => {
    expect(renderSegments({ rows }, options)).toBe(`\
Segments
100 buyers brought €12.0k. Champions are 30.0 % of them and brought 75.0 % of
it. 10 are slipping away: they brought 12.5 % of the revenue and have been
silent for 120 days on average.

What each segment is worth  bars show revenue, to scale
Segment    Customers   Share         Revenue  Of revenue  Recency  Orders  Spend
────────────────────────────────────────────────────────────────────────────────
Champions         30  30.0 %  █████   €9,000      75.0 %      6 d     5.5   €300
At risk           10  10.0 %  ▉       €1,500      12.5 %    120 d     4.0   €150
Lost              60  60.0 %  ▉       €1,500      12.5 %    300 d     1.0    €25

As of 20 Nov 2026 · Europe/Berlin
`);
  });

  it('says the same in Chinese, aligned by the width of its characters', () => {
    const text = renderSegments({ rows }, { ...options, language: 'zh-CN' });
    expect(text).toBe(`\
客户分层
100 位买家共带来 €1.2万。冠军客户占人数的 30.0%，贡献了收入的 75.0%。10 位正在流
失：他们贡献了 12.5% 的收入，平均已有 120 天没有购买。

各分层的价值  条形按比例表示收入
分层      客户数   占比               收入  收入占比  距上次购买  订单数  消费额
────────────────────────────────────────────────────────────────────────────────
冠军客户      30  30.0%  █████████  €9,000     75.0%         6天     5.5    €300
流失风险      10  10.0%  █▌         €1,500     12.5%       120天     4.0    €150
已流失        60  60.0%  █▌         €1,500     12.5%       300天     1.0     €25

截至 2026年11月20日 · Europe/Berlin
`);
    const table = text.split('\n').slice(5, 10);
    expect(new Set(table.map(displayWidth))).toEqual(new Set([80]));
  });

  it('says that nobody has bought yet', () => {
    expect(renderSegments({ rows: [] }, options)).toBe(`\
Segments
Nobody has bought yet, so there is nobody to divide into segments.

As of 20 Nov 2026 · Europe/Berlin
`);
  });

  it('shades by revenue where there are colours', () => {
    const text = renderGrid({ rows, cells }, { ...options, colors: 'truecolor' });
    expect(text).toContain('\u001b[48;2;15;93;80;38;2;255;255;255m    30     \u001b[0m');
    expect(text).toContain('\u001b[48;2;207;227;218;38;2;29;28;26m    60     \u001b[0m');
  });
});

describe('segments without buyers', () => {
  it('keep their line, with dashes for means that are not', () => {
    const nobody = {
      ...segment('New', 0, '0.00', 0, 0),
      avgRecencyDays: null,
      avgFrequency: null,
      avgMonetary: null,
    };
    const text = renderSegments({ rows: [...rows, nobody] }, options);
    expect(text).toMatch(/^New +0 +0 % +€0\.00 +0 % +– +– +–$/m);
  });

  it('tells the cut-offs that the answer resolved to', () => {
    const cutoffs = { recency: [14, 90], frequency: [1, 2], monetary: ['48.50', '1200'] };
    const text = renderSegments({ rows }, { ...options, facts: { ...facts, parameters: { cutoffs } } });
    expect(text).toContain('Cut-offs: recency 14 / 90 days, orders 1 / 2, revenue €49 / €1,200.\n\nAs of');
  });
});

describe('renderGrid', () => {
  it('puts frequency upwards and recency to the right, with buyers above their revenue', () => {
    const cutoffs = { recency: [90], frequency: [1.5], monetary: ['100'] };
    expect(renderGrid({ rows: [], cells, cutoffs }, options)).toBe(`\
Segments
100 buyers brought €12.0k.

Recency by frequency  buyers per cell, a stronger shade is more revenue
frequency score, 2 buy most often
2      10          30
     €1,500      €9,000
1      60           ·
     €1,500         ·
        1           2
   recency score, 2 bought last
Cut-offs: recency 90 days, orders 1.5, revenue €100.

As of 20 Nov 2026 · Europe/Berlin
`);
  });
});
