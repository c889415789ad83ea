import { IsIn, IsOptional } from 'class-validator';
import { AnalysisParams, Describe } from '../shared/index.js';

const levels = ['totals', 'days', 'summary', 'customers'] as const;
const groups = ['buyers', 'new', 'refunded'] as const;
const bases = ['gross', 'net', 'contribution'] as const;

export class OverviewParams extends AnalysisParams {
  @Describe('The money that is summed: list price, after discounts and refunds, or that less cost.')
  @IsOptional()
  @IsIn(bases)
  basis: (typeof bases)[number] = 'net';

  @Describe(
    'totals: the whole range in one row; days: a row per day; summary: both, the whole first; customers: who they are.',
  )
  @IsOptional()
  @IsIn(levels)
  level: (typeof levels)[number] = 'totals';

  @Describe(
    'Level customers: who ordered in the range, whose first order was in it, or who got money back in it.',
  )
  @IsOptional()
  @IsIn(groups)
  who: (typeof groups)[number] = 'buyers';
}
