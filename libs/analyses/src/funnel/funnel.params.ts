import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { AnalysisParams, Describe } from '../shared/index.js';

export const maxSteps = 12;
export const maxExclusions = 8;
const stepsForm = `2 to ${maxSteps} steps, each {"events": [...]}`;

export type PropertyValues = Record<string, readonly (string | number | boolean)[]>;

/** Which events are meant: any of the names, and every property with one of its values. */
export class EventSelector {
  @Describe('Event names; one of them is enough.')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  events!: string[];

  @Describe('Property -> values that pass: {"device": ["ios"], "properties.plan": ["gold"]}.')
  @IsOptional()
  @IsObject()
  where?: PropertyValues;
}

export class FunnelStep extends EventSelector {
  @Describe('What the step is called; its event names when absent.')
  @IsOptional()
  @IsString()
  @MaxLength(100)
  label?: string;
}

export const exclusionModes = ['stop', 'drop'] as const;

export class FunnelExclusion extends EventSelector {
  @Describe('stop: steps reached before it count. drop: the actor leaves the funnel.')
  @IsOptional()
  @IsIn(exclusionModes)
  mode: (typeof exclusionModes)[number] = 'stop';

  @Describe('[i, j]: only after step i and before step j; the whole funnel when absent.')
  @IsOptional()
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(maxSteps, { each: true })
  between?: number[];
}

/** The property that splits the actors, and the step whose event gives each its one value. */
export interface Breakdown {
  property: string;
  at: 'first' | 'last' | number;
}

export const orders = ['sequential', 'strict', 'any'] as const;
export const attempts = ['best', 'first', 'firstEntry'] as const;
export const actors = ['person', 'session', 'order'] as const;
export const levels = ['steps', 'trend', 'times', 'actors'] as const;
export const outcomes = ['reached', 'dropped', 'open'] as const;

export class FunnelParams extends AnalysisParams {
  @Describe(`${stepsForm}, with "label" and "where" where wanted.`)
  @IsDefined({ message: `is needed: ${stepsForm}` })
  @IsArray({ message: `must be ${stepsForm}` })
  @ArrayMinSize(2, { message: 'a funnel has at least 2 steps' })
  @ArrayMaxSize(maxSteps, { message: `a funnel has at most ${maxSteps} steps` })
  @ValidateNested({ each: true, message: 'must be a step such as {"events": ["product_viewed"]}' })
  @Type(() => FunnelStep)
  steps!: FunnelStep[];

  @Describe('sequential: other events may lie between; strict: the next event must be the next step; any.')
  @IsOptional()
  @IsIn(orders)
  order: (typeof orders)[number] = 'sequential';

  @Describe(
    'How long after its first step an attempt may go on, in seconds; the border counts. Default 30 days.',
  )
  @IsOptional()
  @IsNumber()
  @Min(0.001, { message: 'windowSeconds must be above 0' })
  @Max(3_155_760_000)
  windowSeconds: number = 30 * 86_400;

  @Describe('Whether each step must be later than the one before it, not at the same time.')
  @IsOptional()
  @IsBoolean()
  strictlyLater: boolean = false;

  @Describe('Events that end an attempt (stop) or take the actor out of the funnel (drop).')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(maxExclusions)
  @ValidateNested({ each: true, message: 'must be an exclusion such as {"events": ["order_refunded"]}' })
  @Type(() => FunnelExclusion)
  exclusions?: FunnelExclusion[];

  @Describe('A property that must have the same value at every step, or one property name per step.')
  @IsOptional()
  holdConstant?: string | string[];

  @Describe('A property that splits the actors, or {property, at: first | last | step number}.')
  @IsOptional()
  breakdown?: string | Breakdown;

  @Describe(
    'best: the attempt that gets furthest, the earliest among equals; first: the first entry in the range.',
  )
  @IsOptional()
  @IsIn(attempts)
  attempt: (typeof attempts)[number] = 'best';

  @Describe('What goes through the funnel.')
  @IsOptional()
  @IsIn(actors)
  actor: (typeof actors)[number] = 'person';

  @Describe(
    'steps: a row per step; trend: per entry day; times: how long each step took; actors: who they are.',
  )
  @IsOptional()
  @IsIn(levels)
  level: (typeof levels)[number] = 'steps';

  @Describe('Level steps: whether the times to convert are computed; counts alone are faster.')
  @IsOptional()
  @IsBoolean()
  times: boolean = true;

  @Describe('Level actors: the step that the list is about.')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxSteps)
  step: number = 1;

  @Describe(
    'Level actors: who reached the step, who stopped there for good, or who stands there and may go on.',
  )
  @IsOptional()
  @IsIn(outcomes)
  outcome: (typeof outcomes)[number] = 'reached';

  @Describe('Level actors: only those with this value of the breakdown.')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  breakdownValue?: string;

  @Describe('Level actors: only those whose attempt began at or after this date or time.')
  @IsOptional()
  @IsString()
  @MaxLength(40)
  enteredFrom?: string;

  @Describe('Level actors: only those whose attempt began before this date or time.')
  @IsOptional()
  @IsString()
  @MaxLength(40)
  enteredBefore?: string;

  @Describe('Level actors: only those who took at least so many seconds from the step before.')
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(3_155_760_000)
  tookFrom?: number;

  @Describe('Level actors: only those who took less than so many seconds from the step before.')
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(3_155_760_000)
  tookBefore?: number;
}
