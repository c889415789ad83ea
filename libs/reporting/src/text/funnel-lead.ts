import { steepestStep, wholeFunnel, type FunnelFigures, type FunnelStep } from '../figures/funnel.js';
import type { Sentence } from './sentence.js';
import type { Texts } from './texts.js';

/** How many of those who entered reach the last step, where most are lost, and how many still have time. */
export function funnelLead(figures: FunnelFigures, texts: Texts): Sentence[] {
  const steps = wholeFunnel(figures.rows);
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last || first.actors === 0) return [texts.sentence('funnel.empty')];
  const steepest = steps.length > 2 ? steepestStep(steps) : undefined;
  const open = steps.slice(0, -1).reduce((sum, step) => sum + step.stillOpen, 0);
  return [
    texts.sentence('funnel.reached', {
      n: texts.format.count(first.actors),
      actors: actorWord(figures, first.actors, texts),
      first: stepLabel(first, texts),
      last: texts.format.count(last.actors),
      label: stepLabel(last, texts),
      share: texts.format.ratio(last.fromFirst),
    }),
    ...(steepest
      ? [
          texts.sentence('funnel.steepest', {
            label: stepLabel(steepest, texts),
            share: texts.format.ratio(steepest.fromPrevious),
          }),
        ]
      : []),
    ...(open > 0 ? [texts.sentence('funnel.open', { count: open, n: texts.format.count(open) })] : []),
  ];
}

/** What the funnel counts, in words: `person`, `people`, `sessions`. */
export function actorWord({ actor }: Pick<FunnelFigures, 'actor'>, count: number, texts: Texts): string {
  return texts.say(`funnel.${actor ?? 'person'}`, { count });
}

/** The label of a step; one without is named by its number. */
export function stepLabel(step: Pick<FunnelStep, 'step' | 'label'>, texts: Texts): string {
  return texts.event(step.label) || texts.say('funnel.stepLabel', { n: step.step });
}
