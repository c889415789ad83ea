import { describe, expect, it } from '@jest/globals';
import { groupsOf, weaknesses } from './breakdown-groups';
import type { StepRow } from './funnel.rows';

/** One value's steps, as the analysis gives them. */
function steps(breakdown: string, ...actors: number[]): StepRow[] {
  return actors.map((count, index) => ({
    step: index + 1,
    label: `step ${index + 1}`,
    actors: count,
    fromPrevious: index === 0 ? 1 : count / actors[index - 1]!,
    fromFirst: count / actors[0]!,
    stillOpen: 0,
    dropped: 0,
    medianSeconds: null,
    p25Seconds: null,
    p75Seconds: null,
    p90Seconds: null,
    breakdown,
    fromPreviousLow: null,
    fromPreviousHigh: null,
    weak: false,
  }));
}

describe('a funnel by a property', () => {
  it('names the value and the step that fall behind the others, and how many are missing', () => {
    const rows = [
      ...steps('ios', 200, 100, 20),
      ...steps('android', 200, 100, 60),
      ...steps('web', 200, 100, 60),
    ];
    const [worst] = weaknesses(groupsOf(rows));
    expect(worst).toMatchObject({ value: 'ios', step: 3, rate: 0.2, othersRate: 0.6 });
    expect(worst?.missing).toBeCloseTo(40, 9);
  });

  it('says nothing of a difference that chance makes, nor of a few people', () => {
    expect(weaknesses(groupsOf([...steps('a', 200, 95), ...steps('b', 200, 105)]))).toEqual([]);
    expect(weaknesses(groupsOf([...steps('a', 20, 0), ...steps('b', 20, 20)]))).toEqual([]);
  });

  it('puts the value with most entries first', () => {
    expect(groupsOf([...steps('a', 5, 1), ...steps('b', 9, 1)]).map(({ value }) => value)).toEqual([
      'b',
      'a',
    ]);
  });
});
