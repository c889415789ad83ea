/**
 * A small, fast, seedable source of random numbers and of the distributions that the shop needs.
 *
 * The generator is sfc32 of Chris Doty-Humphrey (PractRand, 2013): 128 bits of state, of which one word counts, so that
 * the shortest cycle is 2^32. Only 32-bit integer arithmetic, `Math.log`, `Math.exp` and `Math.sqrt` are used; no
 * `Math.pow` and no trigonometry, whose last digits differ between JavaScript engines.
 */
export class Random {
  private readonly state = new Int32Array(4);

  /** Starts stream `stream` of item `index` of the shop `seed`: distinct triples give distinct streams. */
  constructor(seed = 0, stream = 0, index = 0) {
    this.reseed(seed, stream, index);
  }

  /** As a new generator, without the allocation. `seed` is a whole number from 0 to 2^53 - 1. */
  reseed(seed: number, stream: number, index: number): this {
    this.state[0] = seed | 0;
    this.state[1] = Math.floor(seed / 4294967296) ^ (stream << 24);
    this.state[2] = index | 0;
    this.state[3] = 1;
    for (let round = 0; round < 15; round++) this.next();
    return this;
  }

  /** 32 random bits as a signed integer. */
  next(): number {
    const state = this.state;
    const result = (((state[0]! + state[1]!) | 0) + state[3]!) | 0;
    state[3] = state[3]! + 1;
    state[0] = state[1]! ^ (state[1]! >>> 9);
    state[1] = state[2]! + (state[2]! << 3);
    state[2] = ((state[2]! << 21) | (state[2]! >>> 11)) + result;
    return result;
  }

  /** Uniform in (0, 1), never 0 and never 1. */
  uniform(): number {
    return ((this.next() >>> 0) + 0.5) * 2.3283064365386963e-10;
  }

  /** Whether an event of this probability happens. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** Exponential with the given mean. */
  exponential(mean: number): number {
    return -mean * Math.log(this.uniform());
  }

  /** Standard normal by Marsaglia's polar method. */
  normal(): number {
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }

  /** Gamma with the given shape and rate (mean = shape / rate), by Marsaglia and Tsang (2000). */
  gamma(shape: number, rate: number): number {
    if (shape < 1) {
      return this.gamma(shape + 1, rate) * Math.exp(Math.log(this.uniform()) / shape);
    }
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (Math.log(this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  }

  /** Beta with mean a / (a + b). */
  beta(a: number, b: number): number {
    const x = this.gamma(a, 1);
    const y = this.gamma(b, 1);
    return x / (x + y);
  }

  /** Poisson by multiplication (Knuth): for means up to a few dozen. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++;
    return count;
  }

  /** How often an event of this probability happens in a row before it fails: mean p / (1 - p). */
  geometric(probability: number): number {
    let count = 0;
    while (this.uniform() < probability) count++;
    return count;
  }

  /** An element, each with the same chance. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** The index that this draw falls on in running totals whose last is the sum of the weights. */
  weighted(totals: Float64Array): number {
    return positionIn(totals, this.uniform() * totals[totals.length - 1]!);
  }
}

/** The running totals of `weights`, for {@link Random.weighted}. */
export function runningTotals(weights: Iterable<number>): Float64Array {
  const totals = Float64Array.from(weights);
  for (let index = 1; index < totals.length; index++) totals[index] = totals[index]! + totals[index - 1]!;
  return totals;
}

/** The first index whose running total is above `value`, the last one at the most. */
export function positionIn(totals: Float64Array, value: number): number {
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (totals[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
