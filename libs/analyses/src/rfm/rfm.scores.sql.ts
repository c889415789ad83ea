import { cutoffNumbers } from './rfm.scoring.js';

/**
 * What follows the cut-offs where buyers are scored: the tables `limits` and `scores`, for scores from 1 to `bins`. A score
 * is 1 + the number of cut-offs that the value beats: fewer days, more orders, more money. Every cut-off is a column of its
 * own, because lists would be copied for every buyer.
 */
export function scoresOf(bins: number): string {
  const cutoffs = cutoffNumbers(bins);
  const columns = cutoffs.map(
    (k) => `
            recency_limits[${k}] as recency_${k},
            frequency_limits[${k}] as frequency_${k},
            monetary_cutoffs[${k}] as monetary_${k}`,
  );
  const limits = (cutoffs: string, round: 'ceil' | 'floor') =>
    `arrayMap(cutoff -> toInt64(${round}(least(cutoff, toDecimal128(100000000000, 4)))), ${cutoffs})`;
  const score = (beats: (k: number) => string) => `toUInt8(1 + ${cutoffs.map(beats).join(' + ')})`;
  return `,
    -- days and orders are whole: below a cut-off where below it rounded up, above it where above it rounded down, and whole
    -- numbers compare much faster
    limits as (
        select
            persons,
            recencies,
            frequencies,
            monetaries,
            ${limits('recency_cutoffs', 'ceil')} as recency_limits,
            ${limits('frequency_cutoffs', 'floor')} as frequency_limits,${columns.join(',')}
        from cutoffs
    ),
    scores as (
        select
            person,
            recency_days,
            frequency,
            monetary,
            ${score((k) => `(recency_days < recency_${k})`)} as r,
            ${score((k) => `(frequency > frequency_${k})`)} as f,
            ${score((k) => `(monetary > monetary_${k})`)} as m,
            {cell_segments:Array(UInt8)}[((r - 1) * {bins:UInt8} + f - 1) * {bins:UInt8} + m] as segment_number
        from limits
        array join
            persons as person,
            recencies as recency_days,
            frequencies as frequency,
            monetaries as monetary
    )
`;
}
