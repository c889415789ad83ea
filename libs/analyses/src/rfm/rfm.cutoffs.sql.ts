import { cutoffNumbers, type Scoring } from './rfm.scoring.js';

/** How each method gets its cut-offs from `buyers`; every one an expression over all of them. */
interface Cutoffs {
  /** Whether frequency goes by bands, because most buyers bought once. */
  readonly isBanded: string;
  readonly recency: string;
  readonly frequency: string;
  readonly monetary: string;
}

/**
 * What follows rfm.buyers.sql where cut-offs are asked for: the table `cutoffs`, one row with the buyers as lists beside
 * the cut-offs. A join of the buyers with a single row goes buyer by buyer, and would read them twice.
 */
export function cutoffsOf({ method, bins }: Pick<Scoring, 'method' | 'bins'>): string {
  const { isBanded, recency, frequency, monetary } = cutoffs[method](bins);
  return `,
    cutoffs as materialized (
        select
            groupArray(person) as persons,
            groupArray(recency_days) as recencies,
            groupArray(frequency) as frequencies,
            groupArray(monetary) as monetaries,
            count() as buyer_count,
            ${isBanded} as is_banded,
            ${recency} as recency_cutoffs,
            ${frequency} as frequency_cutoffs,
            ${monetary} as monetary_cutoffs
        from buyers
    )
`;
}

const cutoffs: Record<Scoring['method'], (bins: number) => Cutoffs> = {
  // Cut-off k of n is the value at place ceil(k * N / n) of N; the levels are a hair below k / n, see rfm.md.
  quantile: (bins) => {
    const levels = cutoffNumbers(bins).map((k) => `{level_${k}:Float64}`);
    const ranks = (value: string) => `quantilesExact(${levels.join(', ')})(${value})`;
    return {
      isBanded: 'countIf(frequency <= 1) * 2 > count()',
      recency: `arrayMap(rank -> toDecimal128(-rank, 4), ${ranks('-recency_days')})`,
      frequency: `if(
                is_banded,
                {frequency_bands:Array(Decimal(38, 4))},
                arrayMap(rank -> toDecimal128(rank, 4), ${ranks('frequency')})
            )`,
      monetary: ranks('monetary'),
    };
  },
  threshold: () => ({
    isBanded: 'false',
    recency: '{recency_cutoffs:Array(Decimal(38, 4))}',
    frequency: '{frequency_cutoffs:Array(Decimal(38, 4))}',
    monetary: 'arrayMap(cutoff -> toDecimal128(cutoff, 4), {monetary_cutoffs:Array(String)})',
  }),
  mean: () => ({
    isBanded: 'false',
    // rounded up, so that whole days are below it where they are below the mean
    recency:
      '[toDecimal128(intDiv(sum(recency_days) * 10000 + count() - 1, greatest(count(), 1)), 4) / 10000]',
    frequency: '[toDecimal128(sum(frequency), 4) / greatest(count(), 1)]',
    monetary: '[sum(monetary) / greatest(count(), 1)]',
  }),
};
