import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { copyBytes, skipPlainWords, viewOf, WordText } from './word-bytes.js';

/** Bytes among which those that end a text are common. */
const bytes = fc
  .array(
    fc.oneof(fc.constantFrom(0x22, 0x5c, 0x1f, 0x20, 0x7f, 0x80, 0xff, 0), fc.nat(255), fc.constant(0x61)),
    {
      maxLength: 40,
    },
  )
  .map((list) => Uint8Array.from(list));

/** A slice of a larger buffer, as chunks of a body are. */
const within = (list: Uint8Array) =>
  Buffer.concat([Buffer.from('"'), list, Buffer.from('\\')]).subarray(1, 1 + list.length);

describe('bytes four at a time', () => {
  it.each([true, false])(
    'stop at the word of the first byte that is not plain, ASCII only: %s',
    (isAscii) => {
      const isPlain = (byte: number) =>
        byte >= 0x20 && byte !== 0x22 && byte !== 0x5c && (!isAscii || byte < 0x80);
      fc.assert(
        fc.property(bytes, fc.nat(5), (list, from) => {
          const first = list.findIndex((byte, at) => at >= from && !isPlain(byte));
          const end = first < 0 ? list.length : first;
          const words = Math.max(0, (end - from) >> 2);
          expect(skipPlainWords(viewOf(within(list)), from, list.length, isAscii)).toBe(from + words * 4);
        }),
        { numRuns: 2000 },
      );
    },
  );

  it('are copied to any offset, and nothing besides', () => {
    fc.assert(
      fc.property(bytes, fc.nat(6), fc.nat(6), (list, begin, to) => {
        const out = new Uint8Array(60).fill(7);
        const from = Math.min(begin, list.length);
        const expected = Uint8Array.from(out);
        expected.set(list.subarray(from), to);
        expect(copyBytes(viewOf(within(list)), from, list.length, viewOf(out), to)).toBe(
          to + list.length - from,
        );
        expect(out).toEqual(expected);
      }),
    );
  });

  it.each(['null', '"url"', '"name"', '"eventId"', '"anonymousId"'])('tell whether %s is there', (text) => {
    const found = new WordText(text);
    const list = Buffer.from(`ab${text}`);
    expect(found.isAt(viewOf(list), 2, list.length)).toBe(true);
    expect(found.isAt(viewOf(list), 2, list.length - 1)).toBe(false);
    for (let at = 2; at < list.length; at++) {
      const other = Buffer.from(list);
      other[at]! ^= 1;
      expect(found.isAt(viewOf(other), 2, other.length)).toBe(false);
    }
  });
});
