import {
  cohortTriangle,
  heatLevel,
  periodValue,
  type CohortFigures,
  type CohortLine,
  type CohortRow,
  type CohortTriangle,
} from '../figures/index.js';
import { cohortDigits, cohortLabel, cohortLead, periodColumn, Texts } from '../text/index.js';
import { fitTable, type LaidColumn } from './layout.js';
import { notes } from './notes.js';
import { answer, footnote, heading, roomOf, type Line, type Screen } from './screen.js';
import type { AnswerOptions } from './segments.js';
import { span, spansWidth, type Span } from './span.js';
import { displayWidth, safeText } from './width.js';

/** The cohort triangle, shaded by value; immature cells are quiet and carry a `~`. */
export function renderCohorts(figures: CohortFigures, options: AnswerOptions): string {
  const texts = new Texts(options.language, options.facts);
  const blocks = [triangleLines(figures, texts, options), notes(options.facts, texts, options)];
  return answer(texts.say('cohorts.title'), cohortLead(figures, texts), blocks, texts, options);
}

interface Drawing {
  readonly figures: CohortFigures;
  readonly triangle: CohortTriangle;
  readonly texts: Texts;
}

function triangleLines(figures: CohortFigures, texts: Texts, screen: Screen): Line[] {
  const triangle = cohortTriangle(figures.rows);
  if (triangle.lines.length === 0) return [];
  const drawing = { figures, triangle, texts };
  const fixed = [labelColumn(drawing), sizeColumn(drawing)];
  const columns = triangle.periods.map((_, index) => periodCells(drawing, index));
  const shown = choosePeriods(columns, figures, roomOf(screen) - widthOf(fixed));
  const { lines } = fitTable([...fixed, ...shown.map((index) => columns[index]!)], roomOf(screen));
  const left = { shown: shown.length, all: columns.length };
  return [
    ...heading(
      texts.say('cohorts.table', { basis: texts.say(`basis.${figures.basis}`) }),
      texts.say('cohorts.terminalNote'),
      screen,
    ),
    ...lines,
    ...(shown.length < columns.length ? footnote(texts.say('cohorts.left', left), screen) : []),
  ];
}

function labelColumn({ figures, triangle, texts }: Drawing): LaidColumn {
  const byTime = triangle.lines.every((line) => /^\d{4}-\d{2}-\d{2}$/.test(line.cohort));
  const names = triangle.lines.map((line) => [span(safeText(cohortLabel(line.cohort, figures, texts)))]);
  return {
    title: texts.say(byTime ? 'cohorts.cohort' : 'cohorts.group'),
    align: 'left',
    cells: [...names, [span(texts.say('cohorts.average'), 'strong')]],
    dispensable: 0,
  };
}

function sizeColumn({ triangle, texts }: Drawing): LaidColumn {
  return {
    title: texts.column('customers'),
    align: 'right',
    cells: triangle.lines.map((line) => [span(texts.format.count(line.size))]),
    dispensable: 0,
  };
}

function periodCells({ figures, triangle, texts }: Drawing, index: number): LaidColumn {
  const digits = cohortDigits(triangle.highest, texts);
  const say = (value: number | string) => texts.format.decimal(value, digits);
  const cell = (line: CohortLine): Span[] => {
    const own: CohortRow | undefined = line.cells[index];
    if (!own) return [];
    if (!own.mature) return [span(`~${say(own.perCustomer)} `, 'quiet')];
    return [span(` ${say(own.perCustomer)} `, heatLevel(Number(own.perCustomer), triangle.highest))];
  };
  const mean = triangle.means[index];
  const cells = triangle.lines.map(cell);
  const average = mean === undefined ? [] : [span(`${say(mean)} `, 'strong')];
  return {
    title: `${periodColumn(figures, triangle.periods[index]!, texts)} `,
    align: 'right',
    cells: [...fill(cells, average), average],
    dispensable: 0,
  };
}

/** Shaded cells of a column are all as wide as its widest, so that the shades make one surface. */
function fill(cells: Span[][], average: readonly Span[]): Span[][] {
  const width = Math.max(spansWidth(average), ...cells.map(spansWidth));
  return cells.map((cell) =>
    cell.map(({ text, style }) => span(' '.repeat(width - displayWidth(text)) + text, style)),
  );
}

const milestones = [0, 1, 2, 3, 6, 9, 12, 18, 24, 36];
const elapsedMilestones = [0, 30, 60, 90, 180, 360, 720];

/** Which periods to show where not all fit: the usual milestones first, then the earliest. */
function choosePeriods(columns: readonly LaidColumn[], figures: CohortFigures, room: number): number[] {
  const wanted = figures.axis === 'elapsed' ? elapsedMilestones : milestones;
  const titles = cohortTriangle(figures.rows).periods;
  const rank = (index: number) => {
    const at = wanted.indexOf(periodValue(figures, titles[index]!));
    return at < 0 ? 1000 + index : at;
  };
  const order = columns.map((_, index) => index).sort((a, b) => rank(a) - rank(b));
  const shown: number[] = [];
  let left = room;
  for (const index of order) {
    left -= widthOf([columns[index]!]);
    if (left < 0) break;
    shown.push(index);
  }
  return shown.sort((a, b) => a - b);
}

/** The room that columns take, each with the gap before it. */
function widthOf(columns: readonly LaidColumn[]): number {
  return columns.reduce(
    (sum, { title, cells }) => sum + 2 + Math.max(displayWidth(title), ...cells.map(spansWidth)),
    0,
  );
}
