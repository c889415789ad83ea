import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '#analyses';
import { renderEnvelope } from './envelope.js';

const envelope: Envelope = {
  analysis: 'rfm',
  level: 'cells',
  parameters: { basis: 'net', lookbackDays: 365, filters: { channel: ['app', 'web'] }, level: 'cells' },
  population: 40,
  timeZone: 'UTC',
  currency: 'JPY',
  asOf: '2026-11-20T12:30:00.000Z',
  watermark: null,
  warnings: [],
  notices: [],
  rowsRead: 1,
  milliseconds: 1,
  truncated: false,
  rowCount: 1,
  columns: [
    { name: 'r', type: 'count', description: '' },
    { name: 'f', type: 'count', description: '' },
    { name: 'customers', type: 'count', description: '' },
    { name: 'revenue', type: 'money', description: '' },
  ],
  rows: [{ r: 1, f: 1, customers: 40, revenue: '4000' }],
};

describe('renderEnvelope', () => {
  it('draws the picture of the analysis where it has one', () => {
    const text = renderEnvelope(envelope, { width: 100, color: false });
    expect(text).toContain('40 buyers brought ¥4,000.');
    expect(text).toContain(
      'As of 20 Nov 2026, 12:30 · Value net · Look-back 365 days · Filter channel app, web · UTC · 40\ncounted · no data yet\n',
    );
  });

  it('says whom a funnel counts', () => {
    const row = { breakdown: null, fromPrevious: 1, fromFirst: 1, stillOpen: 0, dropped: 0, weak: false };
    const rows = [
      { ...row, step: 1, label: 'Seen', actors: 40 },
      { ...row, step: 2, label: 'Bought', actors: 30, fromPrevious: 0.75, fromFirst: 0.75 },
    ];
    const funnel = { ...envelope, analysis: 'funnel', level: 'steps', rows };
    const text = (actor: string) =>
      renderEnvelope({ ...funnel, parameters: { actor } }, { width: 100, color: false });
    expect(text('person')).toContain('Of 40 people at');
    expect(text('session')).toContain('Of 40 sessions at');
    expect(text('order')).toContain('Of 40 orders at');
  });

  it('draws a table for everything else, and for rows that were cut', () => {
    const other = renderEnvelope({ ...envelope, analysis: 'timing' }, { width: 100, color: false });
    expect(other).toMatch(/^R +F +Customers +Revenue\n─+\n1 +1 +40 +█+ +¥4,000\n/);
    const cut = renderEnvelope({ ...envelope, truncated: true, rowCount: 9 }, { width: 100, color: false });
    expect(cut).toContain('cut, of 9 rows in all');
  });
});
