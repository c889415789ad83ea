import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMore, sumOfProducts } from './money.cell.js';

/** Ten-thousandths of small amounts, as shops have them, and of amounts up to the largest. */
const parts = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 7n }),
  fc.bigInt({ min: 0n, max: 2n ** 26n }),
  fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
);

const asText = (amount: bigint) => {
  const digits = String(amount).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
};

const mostParts = 10n ** 18n - 1n;

describe('sumOfProducts', () => {
  it('is exact, rounded half up', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(parts, parts), { maxLength: 5 }), (pairs) => {
        const sum = pairs.reduce((total, [left, right]) => total + left * right, 0n);
        const expected = (sum + 5_000n) / 10_000n;
        const texts = pairs.map(([left, right]) => [asText(left), asText(right)] as const);
        if (expected > mostParts) expect(() => sumOfProducts(texts, '/gross')).toThrow('must be at most');
        else expect(sumOfProducts(texts, '/gross')).toBe(asText(expected));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [[['0.5', '0.0001']], '0.0001'],
    [[['0.4999', '0.0001']], '0'],
    [[['112589990.6842', '1']], '112589990.6842'],
    [[['11258999068.4262', '10']], '112589990684.262'],
  ] as const)('of %j is %s', (pairs, expected) => {
    expect(sumOfProducts(pairs, '/gross')).toBe(expected);
  });
});

it('isMore compares amounts of any size', () => {
  fc.assert(
    fc.property(parts, fc.oneof(parts, fc.constantFrom(0n, 1n)), (amount, more) => {
      const other = amount + more > mostParts ? amount : amount + more;
      expect(isMore(asText(other), asText(amount))).toBe(other > amount);
      expect(isMore(asText(amount), asText(other))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
