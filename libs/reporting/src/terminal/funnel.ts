import {
  funnelGroups,
  wholeFunnel,
  type FunnelFigures,
  type FunnelGroup,
  type FunnelStep,
} from '../figures/index.js';
import {
  actorWord,
  funnelLead,
  noteOfWeak,
  rateFromFirst,
  rateFromPrevious,
  stepLabel,
  Texts,
} from '../text/index.js';
import { trackBar } from './bar.js';
import { fitTable, type LaidColumn } from './layout.js';
import { notes } from './notes.js';
import { answer, heading, roomOf, type Line, type Screen } from './screen.js';
import type { AnswerOptions } from './segments.js';
import { span, type Span } from './span.js';
import { safeText } from './width.js';

/** The steps with bars in their tracks, hatched where actors dropped out, and the values of the breakdown below. */
export function renderFunnel(figures: FunnelFigures, options: AnswerOptions): string {
  const texts = new Texts(options.language, options.facts);
  const steps = wholeFunnel(figures.rows);
  const groups = funnelGroups(figures.rows);
  const title = steps.length > 1 ? fromTo(steps, texts) : texts.say('funnel.title');
  const blocks = [
    steps[0]?.actors ? stepLines(figures, steps, texts, options) : [],
    groups.length > 0 ? groupLines(groups, texts, options) : [],
    notes(options.facts, texts, options),
  ];
  return answer(title, funnelLead(figures, texts), blocks, texts, options);
}

function fromTo(steps: readonly FunnelStep[], texts: Texts): string {
  return texts.say('funnel.fromTo', {
    first: stepLabel(steps[0]!, texts),
    last: stepLabel(steps.at(-1)!, texts),
  });
}

function stepLines(
  figures: FunnelFigures,
  steps: readonly FunnelStep[],
  texts: Texts,
  screen: Screen,
): Line[] {
  const note = texts.say('funnel.stepsNote', { actors: actorWord(figures, 2, texts) });
  return [
    ...heading(texts.say('funnel.steps'), noteOfWeak(note, steps, texts), screen),
    ...fitTable(stepColumns(steps, texts), roomOf(screen)).lines,
  ];
}

function stepColumns(steps: readonly FunnelStep[], texts: Texts): LaidColumn[] {
  const { format } = texts;
  const right = (title: string, dispensable: number, cell: (step: FunnelStep) => Span): LaidColumn => ({
    title,
    align: 'right',
    cells: steps.map((step) => [cell(step)]),
    dispensable,
  });
  return [
    {
      title: texts.column('step'),
      align: 'left',
      cells: steps.map((step) => [
        span(`${step.step} `, 'quiet'),
        span(safeText(stepLabel(step, texts)), 'strong'),
      ]),
      dispensable: 0,
    },
    right(texts.column('actors'), 0, (step) => span(format.count(step.actors))),
    {
      title: '',
      align: 'left',
      cells: [],
      bars: steps.map((step, index) => (index === 0 ? 1 : (step.fromPrevious ?? 0))),
      draw: (ratio, width) => trackBar(ratio, width),
      dispensable: 1,
    },
    right(texts.column('fromPrevious'), 0, (step) =>
      step === steps[0] ? span('') : span(rateFromPrevious(step, texts)),
    ),
    right(texts.column('fromFirst'), 2, (step) => span(rateFromFirst(step, steps, texts), 'quiet')),
    right(texts.column('medianSeconds'), 3, (step) =>
      step === steps[0] ? span('') : span(format.duration(step.medianSeconds)),
    ),
    right(texts.column('stillOpen'), 4, (step) =>
      step === steps.at(-1) ? span('') : span(format.count(step.stillOpen), 'quiet'),
    ),
  ];
}

function groupLines(groups: readonly FunnelGroup[], texts: Texts, screen: Screen): Line[] {
  const { format } = texts;
  const reached = groups.map((group) => group.steps.at(-1)!.fromFirst ?? 0);
  const highest = Math.max(0, ...reached);
  const columns: LaidColumn[] = [
    {
      title: texts.column('breakdown'),
      align: 'left',
      cells: groups.map((group) => [span(safeText(group.breakdown || texts.say('cohorts.none')))]),
      dispensable: 0,
    },
    ...groups[0]!.steps.map((step, index): LaidColumn => ({
      title: `${step.step}`,
      align: 'right',
      cells: groups.map((group) => [span(format.count(group.steps[index]?.actors ?? 0))]),
      dispensable: index === 0 || index === groups[0]!.steps.length - 1 ? 0 : 1,
    })),
    {
      title: texts.column('fromFirst'),
      align: 'right',
      cells: groups.map(({ steps }) => [span(rateFromFirst(steps.at(-1)!, steps, texts))]),
      dispensable: 0,
    },
    {
      title: '',
      align: 'left',
      cells: [],
      bars: reached.map((ratio) => (highest > 0 ? ratio / highest : 0)),
      dispensable: 2,
    },
  ];
  const note = noteOfWeak(
    texts.say('funnel.breakdownNote'),
    groups.flatMap(({ steps }) => steps.slice(1, 2)),
    texts,
  );
  return [
    ...heading(texts.say('funnel.breakdownPlain'), note, screen),
    ...fitTable(columns, roomOf(screen)).lines,
  ];
}
