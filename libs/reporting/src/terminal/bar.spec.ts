import { describe, expect, it } from '@jest/globals';
import { bar, trackBar } from './bar.js';

const text = (spans: readonly { text: string }[]) => spans.map((span) => span.text).join('');

describe('bars', () => {
  it('are to scale to an eighth of a column', () => {
    expect(text(bar(1, 4))).toBe('████');
    expect(text(bar(0.5, 4))).toBe('██');
    expect(text(bar(0.5 + 1 / 32, 4))).toBe('██▏');
    expect(text(bar(0, 4))).toBe('');
  });

  it('show at least a sliver of what is there, and never more than the whole', () => {
    expect(text(bar(0.0001, 4))).toBe('▏');
    expect(text(bar(1.7, 4))).toBe('████');
    expect(text(bar(-1, 4))).toBe('');
    expect(text(bar(Number.NaN, 4))).toBe('');
  });

  it('hatch the rest of a track', () => {
    expect(text(trackBar(0.25, 8))).toBe('██╱╱╱╱╱╱');
    expect(text(trackBar(0, 3))).toBe('╱╱╱');
    expect(text(trackBar(1, 3))).toBe('███');
  });
});
