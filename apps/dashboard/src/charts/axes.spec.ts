import { describe, expect, it } from '@jest/globals';
import { spread } from './axes';

const days = [0, 30, 45, 60, 90, 180, 360, 720];

describe('the labels of an axis of time', () => {
  it('leaves out those that have no room, and never the first and the last', () => {
    expect(spread(days, 1100)).toEqual([0, 45, 90, 180, 360, 720]);
    expect(spread(days, 260)).toEqual([0, 180, 360, 720]);
    expect(spread(days, 40)).toEqual([0, 720]);
  });

  it('does with one place, and with none', () => {
    expect(spread([7], 300)).toEqual([7]);
    expect(spread([], 300)).toEqual([]);
  });
});
