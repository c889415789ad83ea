import { withCutoffs, type Facts, type SegmentFigures, type SegmentRow } from '../figures/index.js';
import { cutoffText, segmentLead, Texts, type Language } from '../text/index.js';
import { gridLines } from './grid.js';
import { fitTable, type LaidColumn } from './layout.js';
import { notes } from './notes.js';
import { answer, footnote, heading, roomOf, type Line, type Screen } from './screen.js';
import { span, type Span } from './span.js';
import { safeText } from './width.js';

export interface AnswerOptions extends Screen {
  readonly language: Language;
  readonly facts: Facts;
}

/** Segments with buyers, revenue and bars to scale; with the RFM grid above when its cells are there. */
export function renderSegments(answered: SegmentFigures, options: AnswerOptions): string {
  const figures = withCutoffs(answered, options.facts);
  const texts = new Texts(options.language, options.facts);
  const grid = figures.cells?.length ? gridLines(figures, texts, options) : [];
  const lead = segmentLead(figures, texts);
  const blocks = [grid, segmentLines(figures, texts, options), notes(options.facts, texts, options)];
  return answer(texts.say('segments.title'), lead, blocks, texts, options);
}

function segmentLines(figures: SegmentFigures, texts: Texts, screen: Screen): Line[] {
  const { rows, cells, cutoffs } = figures;
  if (rows.length === 0) return [];
  const { lines, hidden } = fitTable(segmentColumns(rows, texts), roomOf(screen));
  return [
    ...heading(texts.say('segments.worth'), texts.say('segments.worthNote'), screen),
    ...lines,
    ...(hidden.length > 0
      ? footnote(texts.say('report.hidden', { columns: texts.list(hidden) }), screen)
      : []),
    ...(cutoffs && !cells?.length ? footnote(cutoffText(cutoffs, texts), screen) : []),
  ];
}

function segmentColumns(rows: readonly SegmentRow[], texts: Texts): LaidColumn[] {
  const { format } = texts;
  const highest = Math.max(0, ...rows.map((row) => Number(row.revenue)));
  const spend = format.moneyColumn(rows.map((row) => row.avgMonetary));
  const right = (name: string, dispensable: number, cell: (row: SegmentRow) => Span): LaidColumn => ({
    title: texts.column(name),
    align: 'right',
    cells: rows.map((row) => [cell(row)]),
    dispensable,
  });
  return [
    {
      title: texts.column('segment'),
      align: 'left',
      cells: rows.map((row) => [span(safeText(texts.segment(row.segment)))]),
      dispensable: 0,
    },
    right('customers', 0, (row) => span(format.count(row.customers))),
    right('share', 6, (row) => span(format.ratio(row.share), 'quiet')),
    {
      title: '',
      align: 'left',
      cells: [],
      bars: rows.map((row) => (highest > 0 ? Number(row.revenue) / highest : 0)),
      dispensable: 1,
    },
    right('revenue', 0, (row) => span(format.shortMoney(row.revenue))),
    right('revenueShare', 2, (row) => span(format.ratio(row.revenueShare), 'quiet')),
    right('avgRecencyDays', 3, (row) => span(format.days(row.avgRecencyDays))),
    right('avgFrequency', 4, (row) => span(format.decimal(row.avgFrequency))),
    right('avgMonetary', 5, (row) => span(spend(row.avgMonetary))),
  ];
}
