import type { Comparison } from '#analyses';
import type { Language } from '../text/index.js';

export const periodKinds = ['day', 'week', 'month'] as const;
/** Which whole period before the run a report is about. */
export type PeriodKind = (typeof periodKinds)[number];

export const comparisonKinds = [
  'previous-period',
  'previous-week',
  'previous-year',
] as const satisfies readonly Comparison[];

export const views = ['metrics', 'segments', 'cohorts', 'funnel', 'table'] as const;
/** How the rows of an analysis are shown. */
export type View = (typeof views)[number];

/**
 * Which entries or orders an analysis is asked about: those of the report's period, those of the days up to its end,
 * or everything up to its end.
 */
export type BlockRange = 'period' | 'none' | { readonly days: number };

export interface AnalysisBlock {
  readonly type: 'analysis';
  readonly analysis: string;
  /** Without asOf, from, to, timeZone and compare, which the report sets. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly range: BlockRange;
  readonly view: View;
  readonly title?: string;
  /** Rows that a table holds at most. */
  readonly limit?: number;
}

/** Size and change of one audience. */
export interface AudienceBlock {
  readonly type: 'audience';
  /** Id of the audience. */
  readonly audience: string;
  readonly title?: string;
}

/** Size and change of every audience of the project. */
export interface AudiencesBlock {
  readonly type: 'audiences';
  readonly title?: string;
}

/** The author's own words; an empty line begins a paragraph. */
export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
  readonly title?: string;
}

export type ReportBlock = AnalysisBlock | AudienceBlock | AudiencesBlock | TextBlock;

/** A copy of the files in a folder below the one that deliveries may write to. */
export interface FolderChannel {
  readonly type: 'folder';
  readonly folder: string;
}

/** A signed message to a URL, by Standard Webhooks. */
export interface WebhookChannel {
  readonly type: 'webhook';
  readonly url: string;
  /** `whsec_` and the key in base64. */
  readonly secret: string;
}

export type Channel = FolderChannel | WebhookChannel;

/** What a report shows, about which period, when it is made and where it goes; everything checked and filled in. */
export interface ReportDefinition {
  readonly name: string;
  readonly blocks: readonly ReportBlock[];
  readonly period: PeriodKind;
  /** What the figures stand beside. */
  readonly comparison: readonly Comparison[];
  /** How many periods before the newest the night looks at again for rows that came late; 0 for none. */
  readonly latePeriods: number;
  /** Five fields; null for a report that is made by hand only. */
  readonly cron: string | null;
  /** Zone of the cron line and of the days. */
  readonly timeZone: string;
  readonly language: Language;
  readonly channels: readonly Channel[];
  readonly enabled: boolean;
}
