import type { AnalysisProject, Comparison } from '#analyses';
import { dayOf, type TimeRange } from '#core';
import { cohortFigures } from '../figures/index.js';
import type { CohortRow, FunnelDay, FunnelStep, GridCell, SegmentRow } from '../figures/index.js';
import type { Block, Earlier, Metric, ReportDocument } from '../html/index.js';
import type { ReportDefinition, View } from '../definitions/definition.js';
import { lastDay } from '../schedule/report.period.js';
import { Texts } from '../text/index.js';
import type { AudienceSize, BlockAnswer, Figures, Part } from './answers.js';
import { watermarkTime } from './watermark.js';

/** All that a report's files are made of; nothing else is read or asked. */
export interface ReportContent {
  readonly definition: ReportDefinition;
  readonly definitionHash: string;
  /** The project's title. */
  readonly project: string;
  readonly currency: AnalysisProject['currency'];
  readonly period: TimeRange;
  readonly watermark: string;
  readonly answers: readonly BlockAnswer[];
  readonly sentences: readonly string[];
}

/** The report as the page shows it. */
export function reportDocument(content: ReportContent): ReportDocument {
  const { definition, project, period, currency, answers, sentences, watermark } = content;
  const { timeZone, language, name } = definition;
  const time = watermarkTime(watermark);
  const facts = {
    asOf: period.to.toISOString(),
    timeZone,
    currency,
    watermark: time.startsWith('1970') ? null : time,
  };
  const texts = new Texts(language, facts);
  const changes: Block = { kind: 'text', title: texts.say('changes.title'), paragraphs: [...sentences] };
  return {
    title: name,
    project,
    period: periodText(period, timeZone, texts),
    language,
    theme: 'auto',
    facts,
    blocks: [changes, ...answers.flatMap((answer) => blocksOf(answer, texts))],
  };
}

function periodText(period: TimeRange, zone: string, texts: Texts): string {
  const [first, last] = [dayOf(period.from, zone), lastDay(period, zone)];
  return first === last
    ? texts.format.date(first)
    : `${texts.format.date(first)} – ${texts.format.date(last)}`;
}

function blocksOf({ block, parts, audiences, problem }: BlockAnswer, texts: Texts): Block[] {
  const title = block.title === undefined ? {} : { title: block.title };
  if (problem !== undefined) {
    return [{ kind: 'text', ...title, paragraphs: [texts.say('changes.failed', { reason: problem })] }];
  }
  if (block.type === 'text') return [{ kind: 'text', ...title, paragraphs: block.text.split(/\n\s*\n/) }];
  if (block.type !== 'analysis') return [audienceTable(audiences, block.title, texts)];
  const [part, beside] = parts as [Part, Part | undefined];
  const { answer } = part;
  const frame = { title: block.title ?? defaultTitle(block.view, part, texts), facts: answer };
  switch (block.view) {
    case 'metrics':
      return [{ kind: 'metric', ...frame, metrics: metricsOf(part, texts) }];
    case 'segments':
      return [
        {
          kind: 'segments',
          ...frame,
          rows: rowsOf<SegmentRow>(answer),
          ...earlierOf<SegmentRow>(part, ({ customers }) => customers > 0),
          cells: rowsOf<GridCell>(beside!.answer),
          ...cutoffsOf(answer),
        },
      ];
    case 'cohorts':
      return [
        {
          kind: 'cohorts',
          ...frame,
          ...cohortFigures(rowsOf<CohortRow>(answer), answer.parameters),
          ...earlierOf<CohortRow>(part, ({ size }) => size > 0),
        },
      ];
    case 'funnel':
      return [
        {
          kind: 'funnel',
          ...frame,
          rows: rowsOf<FunnelStep>(answer),
          ...earlierOf<FunnelStep>(part, ({ actors }) => actors > 0),
          trend: rowsOf<FunnelDay>(beside!.answer),
        },
      ];
    case 'table':
      return [{ kind: 'table', ...frame, columns: answer.columns, rows: answer.rows }];
  }
}

/** The first comparison is drawn; an earlier time when nothing was counted has nothing to draw. */
function earlierOf<T>({ comparisons }: Part, isCounted: (row: T) => boolean): { earlier?: Earlier<T> } {
  const [first] = Object.entries(comparisons);
  if (!first) return {};
  const rows = rowsOf<T>(first[1].answer);
  return rows.some(isCounted) ? { earlier: { comparison: first[0] as Comparison, rows } } : {};
}

/** Pictures bring their own titles. */
function defaultTitle(view: View, { analysis, answer }: Part, texts: Texts): string | undefined {
  if (view === 'metrics') return texts.say('changes.totals');
  if (view !== 'table') return undefined;
  return analysis === 'overview' && answer.level === 'days' ? texts.say('changes.days') : analysis;
}

/** Scores and cut-offs of an answer of `rfm`, as the grid writes them. */
function cutoffsOf({ parameters }: Figures): { bins?: number } {
  return typeof parameters['bins'] === 'number' ? { bins: parameters['bins'] } : {};
}

/** The one row of totals as numbers beside earlier ones; the first comparison stands as the number before. */
function metricsOf({ answer, comparisons }: Part, texts: Texts): Metric[] {
  const [row = {}] = answer.rows;
  const [first, ...others] = Object.entries(comparisons);
  return answer.columns.map(({ name, type }) => {
    const value = (row[name] ?? null) as Metric['value'];
    const previous = (first?.[1].answer.rows[0]?.[name] ?? null) as Metric['previous'];
    const notes = others.flatMap(([comparison, { answer: earlier }]) => {
      const before = Number(earlier.rows[0]?.[name] ?? 0);
      if (!(before > 0) || value === null) return [];
      const change = texts.format.change(Number(value) / before - 1);
      return [texts.say('changes.against', { change, when: texts.say(`changes.when.${comparison}`) })];
    });
    const goodWhen = name === 'refunds' ? ('down' as const) : ('up' as const);
    const note = notes.length ? { note: texts.list(notes) } : {};
    return { label: texts.column(name), type, value, goodWhen, ...(first ? { previous } : {}), ...note };
  });
}

function audienceTable(audiences: readonly AudienceSize[], title: string | undefined, texts: Texts): Block {
  const column = (name: string, type: 'text' | 'count') => ({ name, type, title: texts.column(name) });
  return {
    kind: 'table',
    title: title ?? texts.say('changes.audiences'),
    columns: [
      column('audience', 'text'),
      column('members', 'count'),
      column('change', 'count'),
      column('entered', 'count'),
      column('left', 'count'),
    ],
    rows: audiences.map(audienceRow),
  };
}

/** A row of the table of audiences, in the page and in its file. */
export function audienceRow({ name, size, previousSize, entered, left }: AudienceSize) {
  const change = size === null || previousSize === null ? null : size - previousSize;
  return { audience: name, members: size, change, entered, left };
}

/** The columns of each level are held to these rows by the contract tests of the analyses. */
function rowsOf<T>({ rows }: Figures): readonly T[] {
  return rows as unknown as readonly T[];
}
