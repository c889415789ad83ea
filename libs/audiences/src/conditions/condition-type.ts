import type { AnalysisProject, AnalysisRunner } from '#analyses';
import type { ProblemDetail } from '#core';
import type { SqlFragment } from '#warehouse';
import type { Marks } from '../compile/marks.js';
import type { Condition } from '../rule/rule.js';
import type { Schema } from '../rule/schema.js';

/** Where a condition stands and what it is checked with. */
export interface CheckContext {
  /** JSON pointer of the condition */
  readonly path: string;
  readonly timeZone: string;
}

/** Everything that the meaning of a condition depends on beside its own fields. */
export interface CompileContext {
  readonly project: AnalysisProject;
  readonly analyses: AnalysisRunner;
  /** Rows with a time before it count. */
  readonly asOf: Date;
  readonly marks: Marks;
  /** JSON pointer of the condition, for what is found wrong while compiling */
  readonly path: string;
  /** The run whose members count for another audience of the project. @throws Problem that names what is missing */
  readonly membersOf: (audienceId: string) => Promise<string>;
  readonly signal?: AbortSignal;
}

/** One word of the builder's vocabulary: its fields, what is wrong with them, and what they mean in SQL. */
export interface ConditionType<C extends Condition = Condition> {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  /** Closed schema of the whole condition, `type` included. */
  readonly schema: Schema;
  readonly example: C;
  /** What the schema cannot say. Sees a condition that fits the schema. */
  errors(condition: C, context: CheckContext): ProblemDetail[];
  /**
   * Whether a person meets the condition, as an expression over the person's `mask` (see {@link Marks}); 0 or 1, never null.
   * @throws Problem with every mistake that only the data or an analysis can tell
   */
  compile(condition: C, context: CompileContext): SqlFragment | Promise<SqlFragment>;
}
