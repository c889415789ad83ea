import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderTable, type TableColumn, type TableOptions } from './table.js';
import { displayWidth } from './width.js';

const facts = { asOf: '2026-11-20T23:00:00.000Z', timeZone: 'Europe/Berlin', currency: 'EUR' };
const options: TableOptions = { language: 'en', width: 60, colors: 'none', facts };

const columns: TableColumn[] = [
  { name: 'channel', type: 'text' },
  { name: 'customers', type: 'count', bar: true },
  { name: 'share', type: 'ratio' },
  { name: 'revenue', type: 'money' },
];
const rows = [
  { channel: 'e-mail', customers: 1200, share: 0.75, revenue: '48210.5' },
  { channel: 'search', customers: 400, share: 0.25, revenue: '9.9' },
];

describe('renderTable', () => {
  it('sets numbers right with their units and draws bars to scale', () => {
    expect(renderTable(columns, rows, options)).toBe(`\
Channel  Customers                         Share     Revenue
────────────────────────────────────────────────────────────
e-mail       1,200  ████████████████████  75.0 %  €48,210.50
search         400  ██████▋               25.0 %       €9.90

As of 20 Nov 2026 · Europe/Berlin
`);
  });

  it('leaves columns out rather than cutting numbers, and says which', () => {
    expect(renderTable(columns, rows, { ...options, width: 34 })).toBe(`\
Channel  Customers   Share
──────────────────────────
e-mail       1,200  75.0 %
search         400  25.0 %
Not shown at this width: Revenue.

As of 20 Nov 2026 · Europe/Berlin
`);
  });

  it('says that there are no rows', () => {
    expect(renderTable(columns, [], { ...options, language: 'zh-CN' })).toBe(`\
没有数据行。

截至 2026年11月20日 · Europe/Berlin
`);
  });

  it('tells warnings, the population, the freshness and how many rows were cut', () => {
    const told = {
      ...facts,
      watermark: '2026-11-20T01:14:00Z',
      population: 1600,
      notices: [{ code: 'none', parameters: {}, message: '3 orders had no rate' }],
      truncated: true,
      rowCount: 9000,
    };
    expect(renderTable(columns, rows, { ...options, width: 120, facts: told })).toContain(
      'As of 20 Nov 2026 · Europe/Berlin · 1,600 counted · data to 20 Nov 2026, 02:14 · cut, of 9,000 rows in all\n' +
        '! 3 orders had no rate\n',
    );
  });

  it('keeps escape sequences in the data away from the terminal', () => {
    const text = renderTable(columns, [{ channel: '\u001b]0;owned\u0007x' }], options);
    expect(text).toContain(' ]0;owned x');
    expect(text).not.toContain('\u001b');
  });

  it('fits the width whatever the labels are', () => {
    const row = fc.record({
      channel: fc.string({ unit: 'grapheme', maxLength: 60 }),
      customers: fc.nat(),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      revenue: fc.nat().map(String),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 5 }),
        fc.integer({ min: 30, max: 160 }),
        fc.constantFrom('en' as const, 'zh-CN' as const),
        (some, width, language) => {
          const text = renderTable(columns, some, { ...options, width, language });
          const widest = Math.max(...text.split('\n').map(displayWidth));
          expect(widest).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
