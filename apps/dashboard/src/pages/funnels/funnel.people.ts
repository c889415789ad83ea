import type { PeopleRef } from '../../address/root-search';
import type { FunnelParameters } from './funnel.search';

export type Outcome = 'reached' | 'dropped' | 'open';

interface At {
  step: number;
  outcome: Outcome;
  /** One value of the breakdown. */
  breakdown?: { property: string; value: string };
}

/** Those who reached a step, stopped at it for good, or stand there and may still go on. */
export function peopleAt(shared: FunnelParameters, at: At, title: string): PeopleRef {
  const { step, outcome, breakdown } = at;
  return {
    analysis: 'funnel',
    parameters: {
      ...shared,
      level: 'actors',
      step,
      outcome,
      ...(breakdown ? { breakdown: breakdown.property, breakdownValue: breakdown.value } : {}),
    },
    title,
  };
}
