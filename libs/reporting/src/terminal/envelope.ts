import type { Envelope } from '#analyses';
import {
  cohortFigures,
  type CohortRow,
  type FunnelFigures,
  type FunnelStep,
  type GridCell,
  type SegmentRow,
} from '../figures/index.js';
import type { Language } from '../text/index.js';
import type { ColorDepth } from './colors.js';
import { renderCohorts } from './cohorts.js';
import { renderFunnel } from './funnel.js';
import { renderGrid } from './grid.js';
import { renderSegments, type AnswerOptions } from './segments.js';
import { renderTable } from './table.js';

export interface EnvelopeOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** How many colours the stream shows ({@link colorDepth}); `true` stands for 256, `false` for none. */
  readonly color: boolean | ColorDepth;
  readonly language?: Language;
}

type Rows = Envelope['rows'];

/** Answers that have a picture of their own; their columns are what the picture's rows hold. */
const pictures: Readonly<Record<string, (envelope: Envelope, options: AnswerOptions) => string>> = {
  'rfm/segments': ({ rows }, options) => renderSegments({ rows: as<SegmentRow>(rows) }, options),
  'rfm/cells': ({ rows }, options) => renderGrid({ rows: [], cells: as<GridCell>(rows) }, options),
  'cohort-ltv': ({ rows, parameters }, options) =>
    renderCohorts(cohortFigures(as<CohortRow>(rows), parameters), options),
  'funnel/steps': ({ rows, parameters }, options) =>
    renderFunnel({ rows: as<FunnelStep>(rows), ...actorOf(parameters) }, options),
};

/** Counts that say how big a row is; scores and step numbers are counts, too, but no sizes. */
const sizes: ReadonlySet<string> = new Set(['customers', 'actors', 'orders', 'size']);

/** The answer of any analysis for a terminal: its own picture where there is one, else a table. */
export function renderEnvelope(envelope: Envelope, { width, color, language }: EnvelopeOptions): string {
  const colors = typeof color === 'boolean' ? (color ? '256' : 'none') : color;
  const options: AnswerOptions = { width, colors, language: language ?? 'en', facts: envelope };
  const { analysis, level } = envelope;
  const picture = envelope.truncated ? undefined : (pictures[`${analysis}/${level}`] ?? pictures[analysis]);
  if (picture) return picture(envelope, options);
  const bars = envelope.columns.find(({ name }) => sizes.has(name))?.name;
  const columns = envelope.columns.map(({ name, type }) => ({ name, type, bar: name === bars }));
  return renderTable(columns, envelope.rows, options);
}

function actorOf({ actor }: Envelope['parameters']): Pick<FunnelFigures, 'actor'> {
  return actor === 'session' || actor === 'order' ? { actor } : {};
}

/** The columns of a level are checked against its rows by the contract tests of the analyses. */
function as<T>(rows: Rows): readonly T[] {
  return rows as unknown as readonly T[];
}
