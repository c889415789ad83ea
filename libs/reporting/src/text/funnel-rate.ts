import type { FunnelStep } from '../figures/funnel.js';
import type { Texts } from './texts.js';

/** The share of the step before; `~` stands before one of fewer than 30. */
export function rateFromPrevious({ fromPrevious, weak }: FunnelStep, texts: Texts): string {
  return marked(fromPrevious, weak, texts);
}

/** The share of the first step at `step`, marked alike: it is of as many as the second step's share of the step before. */
export function rateFromFirst(step: FunnelStep, steps: readonly FunnelStep[], texts: Texts): string {
  return marked(step.fromFirst, step !== steps[0] && (steps[1]?.weak ?? false), texts);
}

/** A note, and in it what `~` means where one of the steps has it. */
export function noteOfWeak(note: string, steps: readonly FunnelStep[], texts: Texts): string {
  if (!steps.some(({ weak, fromPrevious }) => weak && fromPrevious !== null)) return note;
  return `${note}${texts.say('report.noteGap')}${texts.say('funnel.weakNote')}`;
}

function marked(rate: number | null, isWeak: boolean, texts: Texts): string {
  return `${isWeak && rate !== null ? '~' : ''}${texts.format.ratio(rate)}`;
}
