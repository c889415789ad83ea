import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { AnalysisParams, Describe } from '../shared/index.js';

export const rfmMethods = ['quantile', 'threshold', 'mean'] as const;
export const rfmBases = ['gross', 'net', 'contribution'] as const;
export const rfmLevels = ['segments', 'customers', 'cells'] as const;

/** Fixed cut-offs, one fewer than there are scores; a score is 1 + the number of cut-offs that a value beats. */
export class RfmThresholds {
  @Describe('Days, falling: [180, 90, 30, 7] scores fewer than 7 days with 5.')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  @IsNumber({ maxDecimalPlaces: 4 }, { each: true })
  @Min(0, { each: true })
  recency!: number[];

  @Describe('Orders, rising: [1, 2, 3, 5] scores more than 5 orders with 5.')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  @IsNumber({ maxDecimalPlaces: 4 }, { each: true })
  @Min(0, { each: true })
  frequency!: number[];

  @Describe('Money, rising, as decimal text or numbers: ["50", "100", "250", "1000"].')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  monetary!: (string | number)[];
}

/** One rule of the segment map: the first whose ranges hold a customer's three scores names the segment. */
export class RfmRule {
  @Describe('Name of the segment; several rules may give the same one.')
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  segment!: string;

  @Describe('[lowest, highest] recency score; any when absent.')
  @IsOptional()
  @ScoreRange()
  r?: number[];

  @Describe('[lowest, highest] frequency score; any when absent.')
  @IsOptional()
  @ScoreRange()
  f?: number[];

  @Describe('[lowest, highest] monetary score; any when absent.')
  @IsOptional()
  @ScoreRange()
  m?: number[];
}

/** Scores of the customers to list. */
export class RfmCell {
  @Describe('Recency score.')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  r?: number;

  @Describe('Frequency score.')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  f?: number;

  @Describe('Monetary score.')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  m?: number;
}

export class RfmParams extends AnalysisParams {
  @Describe(
    'quantile: equal shares of the buyers. threshold: the cut-offs given. mean: better than the mean or not.',
  )
  @IsOptional()
  @IsIn(rfmMethods)
  method: (typeof rfmMethods)[number] = 'quantile';

  @Describe('Number of scores, 2 to 10. Default: 5; thresholds and mean bring their own.')
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(10)
  bins?: number;

  @Describe(
    'Days before asOf whose orders count for frequency and monetary value; recency looks back without end.',
  )
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(36500)
  lookbackDays: number = 365;

  @Describe('Money: gross list price; net of discounts and refunds; contribution, which is net less cost.')
  @IsOptional()
  @IsIn(rfmBases)
  basis: (typeof rfmBases)[number] = 'net';

  @Describe('The cut-offs of method threshold.')
  @IsOptional()
  @ValidateNested()
  @Type(() => RfmThresholds)
  thresholds?: RfmThresholds;

  @Describe('The segment map: rules from scores to names, the first that matches wins.')
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => RfmRule)
  map?: RfmRule[];

  @Describe('segments: one row a segment. customers: one a buyer. cells: one a pair of scores R and F.')
  @IsOptional()
  @IsIn(rfmLevels)
  level: (typeof rfmLevels)[number] = 'segments';

  @Describe('At level customers: only those of this segment.')
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  segment?: string;

  @Describe('At level customers: only those with these scores, such as {"r": 5, "f": 1}.')
  @IsOptional()
  @IsDefined()
  @ValidateNested()
  @Type(() => RfmCell)
  cell?: RfmCell;
}

function ScoreRange(): PropertyDecorator {
  const rules = [
    IsArray(),
    ArrayMinSize(2),
    ArrayMaxSize(2),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(10, { each: true }),
  ];
  return (target, property) => rules.forEach((rule) => rule(target, property as string));
}
