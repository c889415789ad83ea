import { Decimal } from 'decimal.js';
import { segmentKey, silentSegments, type SegmentFigures, type SegmentRow } from '../figures/segments.js';
import type { Sentence } from './sentence.js';
import type { Texts } from './texts.js';

/**
 * What the segments come to: how many buyers and how much revenue, who brings most, who is slipping away. Of a grid
 * without segments only the first.
 */
export function segmentLead({ rows, cells = [] }: SegmentFigures, texts: Texts): Sentence[] {
  const counted: readonly { customers: number; revenue: string }[] = rows.length > 0 ? rows : cells;
  const customers = counted.reduce((sum, row) => sum + row.customers, 0);
  if (customers === 0) return [texts.sentence('segments.empty')];
  const revenue = counted.reduce((sum, row) => sum.plus(row.revenue), new Decimal(0));
  const buyers = texts.sentence('segments.buyers', {
    count: customers,
    n: texts.format.count(customers),
    revenue: texts.format.shortMoney(revenue.toFixed()),
  });
  return [buyers, ...strongest(rows, texts), ...silence(rows, texts)];
}

function strongest(rows: readonly SegmentRow[], texts: Texts): Sentence[] {
  if (rows.length < 2) return [];
  const best = rows.reduce((most, row) => (row.revenueShare > most.revenueShare ? row : most));
  return [
    texts.sentence('segments.strongest', {
      segment: texts.segment(best.segment),
      share: texts.format.ratio(best.share),
      revenueShare: texts.format.ratio(best.revenueShare),
    }),
  ];
}

function silence(rows: readonly SegmentRow[], texts: Texts): Sentence[] {
  const silent = rows.filter((row) => silentSegments.has(segmentKey(row.segment)));
  const customers = silent.reduce((sum, row) => sum + row.customers, 0);
  if (customers === 0) return [];
  const days = silent.reduce((sum, row) => sum + (row.avgRecencyDays ?? 0) * row.customers, 0) / customers;
  const whole = Math.round(days);
  return [
    texts.sentence('segments.silent', {
      count: customers,
      n: texts.format.count(customers),
      days: texts.say('cohorts.days', { count: whole, n: texts.format.count(whole) }),
      revenueShare: texts.format.ratio(silent.reduce((sum, row) => sum + row.revenueShare, 0)),
    }),
  ];
}
