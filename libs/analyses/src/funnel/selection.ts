import { parseInstant } from '#core';
import { invalidParameters } from '../shared/index.js';
import type { FunnelDefinition } from './funnel.definition.js';
import type { FunnelParams } from './funnel.params.js';

/** Which actors a list shows. */
export interface Selection extends Pick<FunnelParams, 'step' | 'outcome' | 'breakdownValue'> {
  /** The attempt began in `[from, before)`; a side that was not given is open. */
  readonly entered: { readonly from?: Date; readonly before?: Date };
  /** Milliseconds since the step before, in `[from, before)`. */
  readonly took: { readonly from?: number; readonly before?: number };
}

/** @throws Problem `invalid-parameters` where a part of the selection does not go with the funnel */
export function selectionOf(params: FunnelParams, { steps, timeZone }: FunnelDefinition): Selection {
  const { step, outcome, breakdownValue, breakdown, enteredFrom, enteredBefore, tookFrom, tookBefore } =
    params;
  if (step > steps.length) throw invalid('step', `the funnel has ${steps.length} steps`);
  if (breakdownValue !== undefined && breakdown === undefined) {
    throw invalid('breakdownValue', 'needs a breakdown');
  }
  const [took] = Object.keys({ tookFrom, tookBefore }).filter(
    (name) => params[name as 'tookFrom'] !== undefined,
  );
  if (took && step < 2) throw invalid(took, 'needs a step after the first');
  const instant = (text: string | undefined, path: string) =>
    text === undefined ? undefined : parseInstant(text, timeZone, path);
  const milliseconds = (seconds: number | undefined) =>
    seconds === undefined ? undefined : Math.round(seconds * 1000);
  return {
    step,
    outcome,
    breakdownValue,
    entered: { from: instant(enteredFrom, 'enteredFrom'), before: instant(enteredBefore, 'enteredBefore') },
    took: { from: milliseconds(tookFrom), before: milliseconds(tookBefore) },
  };
}

function invalid(path: string, message: string) {
  return invalidParameters([{ code: 'invalid-parameter', path, message }]);
}
