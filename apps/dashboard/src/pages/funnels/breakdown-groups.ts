import type { StepRow } from './funnel.rows';

export interface Group {
  value: string;
  steps: StepRow[];
}

/** The steps of each value of the breakdown; the value with most entries first. */
export function groupsOf(rows: readonly StepRow[]): Group[] {
  const groups = new Map<string, StepRow[]>();
  for (const row of rows) {
    const value = row.breakdown ?? '';
    groups.set(value, [...(groups.get(value) ?? []), row]);
  }
  return [...groups]
    .map(([value, steps]) => ({ value, steps: steps.sort((a, b) => a.step - b.step) }))
    .sort((a, b) => (b.steps[0]?.actors ?? 0) - (a.steps[0]?.actors ?? 0));
}

export interface Weakness {
  value: string;
  step: number;
  rate: number;
  /** The rate of everyone else at the same step. */
  othersRate: number;
  /** People who would have come through at the others' rate. */
  missing: number;
}

/** Differences that chance makes once in a thousand funnels are not worth a sentence. */
const leastDeviations = 3.3;
const leastPeople = 30;

/** Where one value converts clearly worse than the others together (two-proportion z test), most missing people first. */
export function weaknesses(groups: readonly Group[]): Weakness[] {
  const found = groups.flatMap((group) =>
    group.steps.slice(1).flatMap((row, index) => {
      const before = group.steps[index]?.actors ?? 0;
      const others = groups.filter((other) => other !== group);
      const othersBefore = sum(others.map(({ steps }) => steps[index]?.actors ?? 0));
      const othersHere = sum(others.map(({ steps }) => steps[index + 1]?.actors ?? 0));
      if (before < leastPeople || othersBefore < leastPeople) return [];
      const rate = row.actors / before;
      const othersRate = othersHere / othersBefore;
      const pooled = (row.actors + othersHere) / (before + othersBefore);
      const error = Math.sqrt(pooled * (1 - pooled) * (1 / before + 1 / othersBefore));
      if (error === 0 || (othersRate - rate) / error < leastDeviations) return [];
      return [
        { value: group.value, step: row.step, rate, othersRate, missing: (othersRate - rate) * before },
      ];
    }),
  );
  return found.sort((a, b) => b.missing - a.missing);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
