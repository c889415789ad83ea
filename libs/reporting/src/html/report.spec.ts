import { describe, expect, it } from '@jest/globals';
import type { CohortRow, FunnelStep } from '../figures/index.js';
import type { Block, ReportDocument } from './document.js';
import { renderReport } from './report.js';

const nasty = '<script>alert("x")</script>#fe0001 url(#zr0-c0)';
const facts = {
  asOf: '2026-11-20T23:00:00.000Z',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  watermark: '2026-11-20T01:14:00Z',
  population: 100,
  notices: [{ code: 'none', parameters: {}, message: nasty }],
  parameters: { basis: 'net', lookbackDays: 365 },
};

const row = (segment: string, customers: number, revenue: string) => ({
  segment,
  customers,
  share: customers / 100,
  revenue,
  revenueShare: Number(revenue) / 12_000,
  avgRecencyDays: 6,
  avgFrequency: 5.5,
  avgMonetary: '300.00',
});

const cohort = (first: string, period: number, perCustomer: string, mature: boolean): CohortRow => ({
  cohort: first,
  size: 10,
  period,
  value: String(Number(perCustomer) * 10),
  perCustomer,
  mature,
});

const step = (
  number: number,
  label: string,
  actors: number,
  breakdown: string | null = null,
): FunnelStep => ({
  step: number,
  label,
  actors,
  fromPrevious: actors / 200,
  fromFirst: actors / 200,
  weak: false,
  stillOpen: 0,
  medianSeconds: 180,
  p25Seconds: 60,
  p75Seconds: 240,
  p90Seconds: 300,
  breakdown,
});

const blocks: Block[] = [
  {
    kind: 'metric',
    metrics: [
      { label: nasty, type: 'money', value: '110.00', previous: '100.00', goodWhen: 'up' },
      { label: 'Returns', type: 'ratio', value: 0.2, previous: 0.1, goodWhen: 'down' },
    ],
  },
  {
    kind: 'segments',
    rows: [row('Champions', 40, '9000.00'), row(nasty, 60, '3000.00')],
    cells: [{ r: 1, f: 1, customers: 60, revenue: '3000.00' }],
  },
  {
    kind: 'cohorts',
    axis: 'calendar',
    interval: 'month',
    basis: 'net',
    rows: [
      cohort('2026-09-01', 0, '10.00', true),
      cohort('2026-09-01', 1, '20.00', true),
      cohort('2026-10-01', 0, '12.00', true),
      cohort('2026-10-01', 1, '18.00', false),
    ],
  },
  {
    kind: 'funnel',
    rows: [step(1, 'View', 200), step(2, nasty, 50), step(1, 'View', 200, nasty), step(2, nasty, 50, nasty)],
    trend: ['2026-11-01', '2026-11-02'].flatMap((day) => [
      { day, step: 1, actors: 100, fromFirst: 1, fromPrevious: 1 },
      { day, step: 2, actors: 25, fromFirst: 0.25, fromPrevious: 0.25 },
    ]),
  },
  {
    kind: 'table',
    title: nasty,
    columns: [{ name: nasty, type: 'text' }, { name: 'customers', type: 'count', bar: true }], // prettier-ignore
    rows: [{ [nasty]: nasty, customers: 4 }, { [nasty]: 'b', customers: 1 }], // prettier-ignore
    limit: 1,
  },
  { kind: 'text', title: 'Notes', paragraphs: [nasty] },
];

const report: ReportDocument = {
  title: `Night ${nasty}`,
  project: nasty,
  period: '1 – 20 Nov 2026',
  language: 'en',
  facts,
  blocks,
};

/** The words of a page, without tags and styles. */
function words(page: string): string {
  return page
    .replace(/<(style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');
}

describe('renderReport', () => {
  const page = renderReport(report);

  it('gives the same bytes again, whatever was drawn in between', () => {
    const chinese = renderReport({ ...report, language: 'zh-CN' });
    expect(renderReport(report)).toBe(page);
    expect(renderReport({ ...report, language: 'zh-CN' })).toBe(chinese);
    expect(page).not.toMatch(/="(url\(#)?zr\d|ecmeta_|class="zr/);
  });

  it('needs nothing from anywhere', () => {
    const tags = page.match(/<[a-z][^>]*>/g)!;
    expect(tags.filter((tag) => /^<(script|link|img|iframe|object|embed|base)\b/.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /\s(src|href|on\w+)=/.test(tag))).toEqual([]);
    expect(page).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org\/)/);
  });

  it('keeps labels text, in tables and in pictures', () => {
    expect(page).not.toContain('<script');
    expect(page.match(/<text[^>]*>[^<]*&lt;script&gt;/g)!.length).toBeGreaterThanOrEqual(2);
    expect(words(page)).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;#fe0001 url(#zr0-c0)');
  });

  it('begins with the answer of every block', () => {
    expect(words(page)).toMatch(
      /Night .*? 100 buyers brought €12\.0k\. A customer brings €20\.00 by month 1 after the first order\. Of 200 people at “View”, 50 reached “.*?” ?, 25\.0 %\./,
    );
  });

  it('says the only answer of a report once', () => {
    const single = words(renderReport({ ...report, blocks: [blocks[1]!] }));
    expect(single.split('100 buyers brought').length).toBe(2);
    expect(single).toContain('75.0 % of it.');
  });

  it('says facts of its own in a block, and not the report’s again', () => {
    const own = {
      ...facts,
      notices: [{ code: 'none', parameters: {}, message: 'own warning' }],
      parameters: { cutoffs: { recency: [14] } },
    };
    const text = words(renderReport({ ...report, blocks: [{ ...blocks[1]!, facts: own }] }));
    expect(text).toContain('To know own warning');
    expect(text).toContain('Cut-offs: recency 14 days.');
    const same = words(renderReport({ ...report, blocks: [{ ...blocks[1]!, facts }] }));
    expect(same.split('To know').length).toBe(2);
  });

  it('draws bars to scale and hatches what is immature or dropped', () => {
    expect(page).toContain('<i class="meter" style="width:100%"></i>');
    expect(page).toContain('<i class="meter" style="width:33.33%"></i>');
    expect(page).toContain('<div class="track"><i style="--p:0.25"></i></div>');
    expect(page).toMatch(
      /<td class="h\d young" title="not mature">18\.0<span class="vh"> \(not mature\)<\/span>/,
    );
  });

  it('draws what was before as outlines to scale, with arrows that say whether that is good', () => {
    const comparison = 'previous-week' as const;
    const [, segments, cohorts, funnel] = blocks;
    const earlier = {
      segments: [row('Champions', 32, '4500.00'), row('At risk', 10, '12000.00')],
      cohorts: [cohort('2026-08-01', 0, '8.00', true), cohort('2026-08-01', 1, '20.00', true)],
      funnel: [step(1, 'View', 250), { ...step(2, 'Order', 100), fromPrevious: 0.4 }],
    };
    const rows = [row('Champions', 40, '9000.00'), row('At risk', 11, '3000.00'), row('New', 3, '0.00')];
    const compared = [
      { ...segments!, rows, earlier: { comparison, rows: earlier.segments } },
      { ...cohorts!, earlier: { comparison, rows: earlier.cohorts } },
      { ...funnel!, earlier: { comparison, rows: earlier.funnel } },
    ] as Block[];
    const made = renderReport({ ...report, blocks: compared });
    expect(words(made).match(/dashed: the same period last week/g)).toHaveLength(4);
    // More champions is good, more who are slipping is not; who was not there before has no growth.
    expect(made).toMatch(/<span class="delta up">▲\u00a0\+25\.0.%<\/span>/);
    expect(made).toMatch(/<span class="delta down">▲\u00a0\+10\.0.%<\/span>/);
    expect(words(made)).toMatch(/New 3 3\.0 % €0/);
    // The widest bar of both times is the whole width.
    expect(made).toContain(
      '<span class="over"><i class="meter" style="width:75%"></i><i class="ghost" style="width:37.5%"></i></span>',
    );
    expect(made).toContain('<i class="ghost" style="width:100%"></i>');
    // The average of period 0 was 8 and is 11.
    expect(made).toMatch(/<td>8\.0<span class="delta up">▲\u00a0\+37\.5.%<\/span><\/td>/);
    expect(words(made)).toContain('A week before');
    // A rate that fell by more than a tenth of itself is marked.
    expect(made).toContain('<i class="fallen" style="--p:0.25"></i><i class="ghost" style="--p:0.4"></i>');
    expect(made).toMatch(/<span class="delta down">▼\u00a0was 40\.0.%<\/span>/);
    const chinese = words(renderReport({ ...report, blocks: compared, language: 'zh-CN' }));
    expect(chinese.match(/虚线为上周同期/g)).toHaveLength(4);
    expect(page).not.toMatch(/class="(ghost|delta|over)/);
  });

  it('takes every colour of a chart from the theme', () => {
    const charts = page.match(/<svg.*?<\/svg>/gs)!;
    expect(charts).toHaveLength(6);
    for (const chart of charts) {
      expect(chart).toMatch(
        /^<svg class="(wide|narrow)" role="img" aria-label="[^"]+" viewBox="0 0 \d+ \d+">/,
      );
      expect(chart.replace(/>[^<]*</g, '><')).not.toMatch(/="#fe00/);
      expect(chart).toContain('var(--');
    }
  });

  it('gives ids that are unique in the page', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
  });

  it('colours changes by what is good, and counts the rows it leaves out', () => {
    expect(page).toMatch(/<b class="up">\+10\.0.%<\/b> was €100\.00/);
    expect(page).toMatch(/<b class="down">\+100.%<\/b> was 10\.0.%/);
    expect(words(page)).toContain('1 of 2 rows');
  });

  it('speaks Chinese throughout', () => {
    const chinese = words(renderReport({ ...report, language: 'zh-CN' }));
    expect(chinese).toContain('100 位买家 共带来 €1.2万。');
    expect(chinese).toContain('截至 2026年11月20日');
    expect(chinese).not.toMatch(/customers|revenue|buyers|cohort|median|step/i);
    expect(renderReport({ ...report, language: 'zh-CN' })).toContain('<html lang="zh-CN">');
  });

  it('shows emptiness in words', () => {
    const empty: Block[] = [
      { kind: 'segments', rows: [] },
      { kind: 'cohorts', rows: [], axis: 'elapsed', interval: 'month', basis: 'net' },
      { kind: 'funnel', rows: [] },
      { kind: 'table', title: 'Channels', columns: [], rows: [] },
    ];
    const text = words(renderReport({ ...report, blocks: empty, facts: { ...facts, watermark: null } }));
    expect(text).toContain('Nobody has bought yet, so there is nobody to divide into segments.');
    expect(text).toContain('Nobody has bought yet, so there are no cohorts.');
    expect(text).toContain('Nobody entered this funnel in the time asked for.');
    expect(text).toContain('No rows.');
    expect(text).toContain('no data yet');
  });
});
