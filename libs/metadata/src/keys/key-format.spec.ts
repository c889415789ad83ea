import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { base62 } from '../store/base62.js';
import { newKey, prefixOf } from './key-format.js';

describe('the form of a key', () => {
  it('is clk, a public prefix, 256 bits and a checksum', () => {
    for (let i = 0; i < 200; i++) {
      const { key, prefix } = newKey();
      expect(key).toMatch(/^clk_[0-9A-Za-z]{11}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
      expect(prefixOf(key)).toBe(prefix);
    }
    expect(newKey().key).not.toBe(newKey().key);
  });

  it('tells every single mistyped, lost or doubled character', () => {
    const { key } = newKey();
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_- ';
    fc.assert(
      fc.property(fc.nat(key.length - 1), fc.constantFrom(...alphabet), (at, character) => {
        fc.pre(key[at] !== character);
        expect(prefixOf(key.slice(0, at) + character + key.slice(at + 1))).toBeUndefined();
        expect(prefixOf(key.slice(0, at) + key.slice(at + 1))).toBeUndefined();
        expect(prefixOf(key.slice(0, at) + character + key.slice(at))).toBeUndefined();
      }),
    );
  });

  it('writes numbers in base 62', () => {
    expect(base62(0n, 2)).toBe('00');
    expect(base62(61n, 1)).toBe('z');
    expect(base62(62n, 2)).toBe('10');
    expect(base62(2n ** 256n - 1n, 43)).toHaveLength(43);
  });
});
