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
  const score = (beats: (k: number) => string) => `toUInt8(1 + ${cutoffs.map(beats).join(' + ')})`;
  return `,
    -- what is whole is below a cut-off where it is below the next whole number, and compares much faster with that
    limits as (
        select
            persons,
            recencies,
            frequencies,
            monetaries,
            arrayMap(cutoff -> toInt64(ceil(least(cutoff, toDecimal128(100000000000, 4)))), recency_cutoffs) as recency_limits,
            arrayMap(cutoff -> toInt64(floor(least(cutoff, toDecimal128(100000000000, 4)))), frequency_cutoffs) as frequency_limits,${columns.join(',')}
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
