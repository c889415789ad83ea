import type { AnalysisPeople } from '../../address/root-search';
import type { FunnelParameters } from './funnel.search';

export type Outcome = 'reached' | 'dropped' | 'open';

interface At {
  step: number;
  outcome: Outcome;
  /** One value of the breakdown. */
  breakdown?: { property: string; value: string };
  /** First day of the entry, and the day after the last. */
  entered?: { from: string; before: string };
  /** Seconds from the step before, `[from, before)`; null where it has no end. */
  took?: { from: number; before: number | null };
}

/** Those who reached a step, stopped at it for good, or stand there and may still go on. */
export function peopleAt(shared: FunnelParameters, at: At, title: string): AnalysisPeople {
  const { step, outcome, breakdown, entered, took } = at;
  return {
    analysis: 'funnel',
    parameters: {
      ...shared,
      level: 'actors',
      step,
      outcome,
      ...(breakdown ? { breakdown: breakdown.property, breakdownValue: breakdown.value } : {}),
      ...(entered ? { enteredFrom: entered.from, enteredBefore: entered.before } : {}),
      ...(took ? { tookFrom: took.from } : {}),
      ...(took && took.before !== null ? { tookBefore: took.before } : {}),
    },
    title,
  };
}
