import { IsIn, IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Describe } from './describe.js';

export const comparisons = ['previous-period', 'previous-week', 'previous-year'] as const;
export type Comparison = (typeof comparisons)[number];

/** Property or attribute -> the values that pass. A filter that is absent does not filter. */
export type Filters = Record<string, string[]>;

/** The most rows that an answer in one JSON document holds; the streamed formats have no such cap. */
export const maxJsonRows = 100_000;

/** What every analysis takes. One class serves HTTP, CLI, reports and audiences. */
export class AnalysisParams {
  @Describe('The instant the answer is for; a date means the end of that day in the time zone. Default: now.')
  @IsOptional()
  @IsString()
  @MaxLength(40)
  asOf?: string;

  @Describe("IANA time zone of day, week and month borders. Default: the project's.")
  @IsOptional()
  @IsString()
  @MaxLength(64)
  timeZone?: string;

  @Describe('Begin of the range, included: a date or an RFC 3339 time.')
  @IsOptional()
  @IsString()
  @MaxLength(40)
  from?: string;

  @Describe('End of the range, excluded: a date or an RFC 3339 time.')
  @IsOptional()
  @IsString()
  @MaxLength(40)
  to?: string;

  @Describe(
    'Only rows whose property has one of the values: {"channel": ["app", "web"], "attribute.tier": ["gold"]}.',
  )
  @IsOptional()
  @IsObject()
  filters?: Filters;

  @Describe('Answers the same question once more for an earlier time, as the comparison of the JSON answer.')
  @IsOptional()
  @IsIn(comparisons)
  compare?: Comparison;

  @Describe('How many rows a JSON answer holds at most; what is left out is counted in the envelope.')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxJsonRows)
  limit?: number;

  @Describe('How many rows are passed over first.')
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1e9)
  offset?: number;
}
