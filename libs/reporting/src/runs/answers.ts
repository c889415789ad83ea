import type { Comparison, Envelope } from '#analyses';
import type { ReportBlock } from '../definitions/definition.js';

/** An envelope without what differs from one asking to the next. */
export type Figures = Omit<Envelope, 'rowsRead' | 'milliseconds' | 'comparison'>;

/** One question of a report: what was sent to the analysis, and what came back. */
export interface Asked {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly answer: Figures;
}

/** One table of a report, and the same question at earlier times. */
export interface Part extends Asked {
  /** Becomes the name of its file: `overview-totals`. */
  readonly name: string;
  readonly analysis: string;
  readonly comparisons: Partial<Record<Comparison, Asked>>;
}

/** How an audience stood at the end of a period. */
export interface AudienceSize {
  readonly id: string;
  readonly name: string;
  /** The run whose members counted; null before the first. */
  readonly run: string | null;
  readonly asOf: string | null;
  readonly size: number | null;
  /** Its size at the begin of the period; null when it had none. */
  readonly previousSize: number | null;
  /** Against the run before. */
  readonly entered: number | null;
  readonly left: number | null;
}

/** What one block of a report shows. */
export interface BlockAnswer {
  readonly block: ReportBlock;
  readonly parts: readonly Part[];
  readonly audiences: readonly AudienceSize[];
  /** Why the block could not be computed. */
  readonly problem?: string;
}
