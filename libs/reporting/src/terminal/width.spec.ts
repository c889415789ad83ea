import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displayWidth, fitText, safeText } from './width.js';

describe('width of text in a terminal', () => {
  it('counts Chinese characters and emoji twice, combining marks not at all', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('忠诚客户')).toBe(8);
    expect(displayWidth('，。')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('🎁')).toBe(2);
    expect(displayWidth('█▏─╱…–')).toBe(6);
  });

  it('cuts with an ellipsis and never through a wide character', () => {
    expect(fitText('Champions', 9)).toBe('Champions');
    expect(fitText('Champions', 6)).toBe('Champ…');
    expect(fitText('忠诚客户', 5)).toBe('忠诚…');
    expect(fitText('忠诚客户', 4)).toBe('忠…');
  });

  it('lets no escape sequence, line break or turn of the writing direction through', () => {
    expect(safeText('a\u001b[31mred\nb\u202ec')).toBe('a [31mred b c');
  });

  it('is never wider than asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(displayWidth(fitText(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
