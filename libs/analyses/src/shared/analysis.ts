import type { TimeRange } from '#core';
import type { ProjectWarehouse, Question } from '#warehouse';
import type { AnalysisParams } from './analysis-params.js';
import type { Column } from './column.js';
import type { Warning } from './envelope.js';

/** Everything that a plan may depend on beside its own parameters; resolved once, so a plan is a function. */
export interface AnalysisContext {
  readonly warehouse: ProjectWarehouse;
  /** The instant the answer is for, exclusive: rows with a time before it count. */
  readonly asOf: Date;
  /** `[from, to)` as given; a side that was not given is undefined. */
  readonly range: Partial<TimeRange>;
  readonly timeZone: string;
  /** ISO 4217 code of the project, or an empty text while the project has seen no order. */
  readonly currency: string;
  readonly signal?: AbortSignal;
}

/** What is said beside the rows. */
export interface Facts {
  /** How many customers, actors or orders the answer is about. */
  population?: number;
  /** Parameters that the data resolved, such as cut-offs. */
  parameters?: Record<string, unknown>;
  warnings?: readonly Warning[];
}

/** An analysis, resolved to the one question whose columns are its rows. */
export interface Plan {
  readonly question: Question;
  readonly columns: readonly Column[];
  /** The parameters with every default filled in, as the envelope shows them. */
  readonly parameters: Record<string, unknown>;
  readonly warnings?: readonly Warning[];
  /**
   * Of an answer about orders, the question of what it leaves out for want of an exchange rate: rows of `kind`, `currency`
   * and `numbers`, one for each of the `moments` that it binds. Asked where any row has no rate.
   */
  readonly unrated?: string;
  /** The time that an answer about orders looks from: it is said when the newest order is long before that. */
  readonly looksFrom?: Date;
  /** One row: how many `rows` the question has, where that is asked for less than by counting them. */
  readonly counted?: Question;
  /** A second question of one row, and what it says. */
  readonly facts?: {
    readonly question: Question;
    read(row: Record<string, unknown>): Facts;
    /** Columns of the plan's own question that no row shows; `tell` reads them. */
    readonly carried?: readonly string[];
    /** The row of the second question, where the rows of a whole answer tell it: then it is not asked. */
    tell?(rows: readonly Record<string, unknown>[]): Record<string, unknown> | undefined;
  };
}

/** Resolves parameters to a plan. Must not read the clock. */
export interface AnalysisService<P extends AnalysisParams = AnalysisParams> {
  /** @throws Problem `invalid-parameters` that names the parameter */
  plan(params: P, context: AnalysisContext): Plan | Promise<Plan>;
}

/** How the rows are best shown. */
export type AnalysisShape = 'table' | 'matrix' | 'steps' | 'series';

/** One analysis: HTTP route, CLI command, OpenAPI entry, reference page and contract test all come from this. */
export interface AnalysisDescriptor<P extends AnalysisParams = AnalysisParams> {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly shape: AnalysisShape;
  readonly params: new () => P;
  /** Columns of the rows at each level; the first level is the default. */
  readonly levels: Readonly<Record<string, readonly Column[]>>;
  readonly service: new () => AnalysisService<P>;
  /** How many days the answer covers where an end of the range is open, so that the period before does not overlap; 30 unless it tells. */
  daysCovered?(context: AnalysisContext): number;
  /** A parameter set that works on any shop, for examples and contract tests. */
  readonly example: Record<string, unknown>;
}
