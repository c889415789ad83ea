import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { AnalysisParams, Describe } from '../shared/index.js';

export const cohortPeriods = ['day', 'week', 'month', 'quarter'] as const;
export const cohortTraits = ['channel', 'campaign', 'product', 'category', 'coupon', 'region'] as const;
export const cohortKeys = [...cohortPeriods, ...cohortTraits] as const;
export const cohortAxes = ['elapsed', 'calendar'] as const;
export const cohortBases = ['gross', 'net', 'contribution'] as const;
export const cohortLevels = ['cohorts', 'customers'] as const;

export type CohortPeriod = (typeof cohortPeriods)[number];
export type CohortTrait = (typeof cohortTraits)[number];

/** Whether cohorts are named by a trait of the first order, and not by its period. */
export function isTrait(key: CohortPeriod | CohortTrait): key is CohortTrait {
  return cohortTraits.some((trait) => trait === key);
}

/** Most periods that an answer may have per cohort. */
export const maxPeriods = 2000;

@ValidatorConstraint({ name: 'isPeriods' })
class Periods implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (!Array.isArray(value)) return isWhole(value, 1, maxPeriods);
    return value.length > 0 && value.length <= maxPeriods && value.every(isRisingDay);
  }

  defaultMessage(): string {
    return `periods must be a number from 1 to ${maxPeriods}, or a rising list of days`;
  }
}

export class CohortLtvParams extends AnalysisParams {
  @Describe("Period of a customer's first counted order, or a trait of that order.")
  @IsOptional()
  @IsIn(cohortKeys)
  cohortBy: (typeof cohortKeys)[number] = 'month';

  @Describe('elapsed: days since the first order. calendar: calendar periods after the first one.')
  @IsOptional()
  @IsIn(cohortAxes)
  axis: (typeof cohortAxes)[number] = 'elapsed';

  @Describe("Length of a calendar period. Default: the cohorts' own period, month where they have none.")
  @IsOptional()
  @IsIn(cohortPeriods)
  interval?: CohortPeriod;

  @Describe('Money: gross list price; net of discounts and refunds; contribution, which is net less cost.')
  @IsOptional()
  @IsIn(cohortBases)
  basis: (typeof cohortBases)[number] = 'net';

  @Describe(
    'Calendar: how many periods at most. Elapsed: a list of days, or how many columns of 30 days. ' +
      'Default: every period that has begun; days 0, 30, 45, 60, 90, 180, 360 and 720.',
  )
  @IsOptional()
  @Validate(Periods)
  periods?: number | number[];

  @Describe('cohorts: one row a cohort and period. customers: one a member of the cohorts.')
  @IsOptional()
  @IsIn(cohortLevels)
  level: (typeof cohortLevels)[number] = 'cohorts';

  @Describe('At level customers: only those of this cohort, as the other level names it.')
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  cohort?: string;

  @Describe(
    'At level customers: only those with an order in the period of this number, as the other level counts them; ' +
      'orders and value are then those of the period.',
  )
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  period?: number;
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isRisingDay(day: unknown, index: number, days: unknown[]): boolean {
  return isWhole(day, 0, 36_500) && (index === 0 || (days[index - 1] as number) < (day as number));
}
