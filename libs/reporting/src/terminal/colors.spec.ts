import { describe, expect, it } from '@jest/globals';
import { colorDepth, paint } from './colors.js';

describe('colours', () => {
  it('are for terminals, unless the environment says otherwise', () => {
    expect(colorDepth({ isTTY: false, env: {} })).toBe('none');
    expect(colorDepth({ isTTY: true, env: {} })).toBe('256');
    expect(colorDepth({ isTTY: true, env: { COLORTERM: 'truecolor' } })).toBe('truecolor');
    expect(colorDepth({ isTTY: true, env: { NO_COLOR: '1' } })).toBe('none');
    expect(colorDepth({ isTTY: true, env: { NO_COLOR: '' } })).toBe('256');
    expect(colorDepth({ isTTY: true, env: { TERM: 'dumb' } })).toBe('none');
    expect(colorDepth({ isTTY: true, env: { FORCE_COLOR: '0' } })).toBe('none');
    expect(colorDepth({ isTTY: false, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).toBe('256');
    expect(colorDepth({ isTTY: false, env: { FORCE_COLOR: '3' } })).toBe('truecolor');
  });

  it('are written as SGR sequences that end where the text ends', () => {
    const spans = [{ text: 'a' }, { text: 'b', style: 'strong' as const }, { text: 'c', style: 5 }];
    expect(paint(spans, 'none')).toBe('abc');
    expect(paint(spans, 'truecolor')).toBe(
      'a\u001b[1mb\u001b[0m\u001b[48;2;15;93;80;38;2;255;255;255mc\u001b[0m',
    );
    expect(paint(spans, '256')).toBe('a\u001b[1mb\u001b[0m\u001b[48;5;23;38;5;231mc\u001b[0m');
  });
});
