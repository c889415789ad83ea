import type { ColumnType } from '#analyses';
import type {
  CohortFigures,
  CohortRow,
  Facts,
  FunnelFigures,
  FunnelStep,
  SegmentFigures,
  SegmentRow,
} from '../figures/index.js';
import type { TableColumn, TableRow } from '../terminal/index.js';
import type { Language } from '../text/index.js';
import type { Earlier } from './earlier.js';
import type { Theme } from './theme.js';

/** What every block may have: its own title, and the facts of its own answer where they differ from the report's. */
export interface BlockFrame {
  readonly title?: string;
  readonly facts?: Facts;
}

/** One number. Money is a decimal string, a ratio is 0..1, as its column type says. */
export interface Metric {
  readonly label: string;
  readonly type: ColumnType;
  readonly value: string | number | null;
  /** The same number a period earlier. */
  readonly previous?: string | number | null;
  /** Which direction is good; without it a change takes no colour. */
  readonly goodWhen?: 'up' | 'down';
  readonly note?: string;
}

export type Block = BlockFrame &
  (
    | ({ readonly kind: 'segments'; readonly earlier?: Earlier<SegmentRow> } & SegmentFigures)
    | ({ readonly kind: 'cohorts'; readonly earlier?: Earlier<CohortRow> } & CohortFigures)
    | ({ readonly kind: 'funnel'; readonly earlier?: Earlier<FunnelStep> } & FunnelFigures)
    | {
        readonly kind: 'table';
        readonly note?: string;
        readonly columns: readonly TableColumn[];
        readonly rows: readonly TableRow[];
        /** How many rows are shown; all by default. What is left out is counted below the table. */
        readonly limit?: number;
      }
    | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
    | { readonly kind: 'metric'; readonly metrics: readonly Metric[] }
  );

export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** A report, complete: rendering it reads nothing else and asks nobody. */
export interface ReportDocument {
  readonly title: string;
  readonly project: string;
  /** The period in words, in the report's language. */
  readonly period: string;
  readonly language: Language;
  /** `auto` follows the reader's system. */
  readonly theme?: Theme;
  readonly facts: Facts;
  readonly blocks: readonly Block[];
}
