import { describe, expect, it } from '@jest/globals';
import { defaultMap, operatorMap } from './default-maps.js';
import { mapErrors, resolveMap } from './segment-map.js';

describe('the maps that come along', () => {
  it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])('cover every cell of %i scores with rules that all match', (bins) => {
    expect(mapErrors(defaultMap(bins), bins)).toEqual([]);
    const { cells, segments } = resolveMap(defaultMap(bins), bins);
    expect(cells).toHaveLength(bins ** 3);
    expect(Math.min(...cells)).toBe(1);
    expect(new Set(cells).size).toBe(segments.length);
  });

  it('name the corners alike for any number of scores', () => {
    for (const bins of [2, 3, 5, 10]) {
      const { cells, segments } = resolveMap(defaultMap(bins), bins);
      expect(segments[cells[0]! - 1]).toBe('Lost');
      expect(segments[cells[cells.length - 1]! - 1]).toBe('Champions');
    }
  });

  it('have eleven names for five scores and eight for the mean split', () => {
    expect(resolveMap(defaultMap(5), 5).segments).toHaveLength(11);
    expect(mapErrors(operatorMap, 2)).toEqual([]);
    expect(new Set(resolveMap(operatorMap, 2).cells).size).toBe(8);
  });
});
