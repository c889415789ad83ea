import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { AnalysisParams, Describe } from '../shared/index.js';

const levels = ['profile', 'timeline', 'identifiers'] as const;

export class CustomerParams extends AnalysisParams {
  @Describe('The id that the shop gave the customer, or one that was merged into it.')
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  customerId!: string;

  @Describe(
    'profile: the record and what the orders say; timeline: every order, refund and event, newest first; ' +
      'identifiers: the ids that the customer is known by.',
  )
  @IsOptional()
  @IsIn(levels)
  level: (typeof levels)[number] = 'profile';
}

export class CustomersParams extends AnalysisParams {
  @Describe('A part of the id, name or e-mail address, in any case.')
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search: string = '';
}
