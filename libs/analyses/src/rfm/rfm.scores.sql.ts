/**
 * What follows rfm.sql where buyers are scored: the tables `limits` and `scores`, for scores from 1 to `bins`. A score is
 * 1 + the number of cut-offs that the value beats: fewer days, more orders, more money. Every cut-off is a column of its
 * own, because lists would be copied for every buyer.
 */
export function scoresOf(bins: number): string {
  const cutoffs = Array.from({ length: bins - 1 }, (_, index) => index + 1);
  const columns = cutoffs.map(
    (k) => `
            toInt64(least(recency_cutoffs[${k}], toDecimal128(100000000000, 4)) * 10000) as recency_${k},
            toInt64(least(frequency_cutoffs[${k}], toDecimal128(100000000000, 4)) * 10000) as frequency_${k},
            monetary_cutoffs[${k}] as monetary_${k}`,
  );
  const score = (beats: (k: number) => string) => `toUInt8(1 + ${cutoffs.map(beats).join(' + ')})`;
  return `,
    -- days and orders are compared as ten-thousandths: whole numbers compare much faster than decimals of two scales
    limits as (
        select
            persons,
            recencies,
            frequencies,
            monetaries,${columns.join(',')}
        from cutoffs
    ),
    scores as (
        select
            person,
            recency_days,
            frequency,
            monetary,
            toInt64(recency_days) * 10000 as recency_parts,
            toInt64(frequency) * 10000 as frequency_parts,
            ${score((k) => `(recency_parts < recency_${k})`)} as r,
            ${score((k) => `(frequency_parts > frequency_${k})`)} as f,
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
