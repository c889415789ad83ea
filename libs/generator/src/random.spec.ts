import { describe, expect, it } from '@jest/globals';
import { positionIn, Random, runningTotals } from './random.js';

const draws = 200_000;

function moments(draw: (random: Random) => number): { mean: number; variance: number } {
  const random = new Random(7, 1, 1);
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < draws; index++) {
    const value = draw(random);
    sum += value;
    squares += value * value;
  }
  const mean = sum / draws;
  return { mean, variance: squares / draws - mean * mean };
}

describe('Random', () => {
  it.each([
    ['uniform', (r: Random) => r.uniform(), 1 / 2, 1 / 12],
    ['exponential(3)', (r: Random) => r.exponential(3), 3, 9],
    ['normal', (r: Random) => r.normal(), 0, 1],
    ['gamma(2.5, 0.5)', (r: Random) => r.gamma(2.5, 0.5), 5, 10],
    ['gamma(0.48, 4.2)', (r: Random) => r.gamma(0.48, 4.2), 0.48 / 4.2, 0.48 / 4.2 ** 2],
    ['beta(0.62, 2.7)', (r: Random) => r.beta(0.62, 2.7), 0.62 / 3.32, (0.62 * 2.7) / (3.32 ** 2 * 4.32)],
    ['poisson(4)', (r: Random) => r.poisson(4), 4, 4],
    ['geometric(0.25)', (r: Random) => r.geometric(0.25), 1 / 3, 4 / 9],
  ])('%s has its mean and variance', (_name, draw, mean, variance) => {
    const drawn = moments(draw);
    expect(Math.abs(drawn.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / draws));
    expect(Math.abs(drawn.variance / variance - 1)).toBeLessThan(0.04);
  });

  it('gives other numbers to another seed, stream or index, and the same to the same', () => {
    const first = (seed: number, stream: number, index: number) => new Random(seed, stream, index).next();
    const drawn = [first(1, 1, 1), first(2, 1, 1), first(1, 2, 1), first(1, 1, 2), first(2 ** 32 + 1, 1, 1)];
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(new Random().reseed(2, 1, 1).next()).toBe(drawn[1]);
  });

  it('finds the place in running totals', () => {
    const totals = runningTotals([2, 0, 3]);
    expect([...totals]).toEqual([2, 2, 5]);
    expect([0, 1.9, 2, 4.9, 5, 9].map((value) => positionIn(totals, value))).toEqual([0, 0, 2, 2, 2, 2]);
  });
});
