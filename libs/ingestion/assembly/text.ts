/** Texts sixteen bytes at a time. */

export function skipSpaces(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) == 0x20) at += 1;
  return at;
}

/**
 * The address of the first byte from `at` that a JSON text does not hold as it is (a quote, a backslash, a control character)
 * or, with `isAscii`, that is above ASCII; `end` when there is none before.
 */
export function endOfPlainText(at: usize, end: usize, isAscii: bool): usize {
  const high: u8 = isAscii ? 0x80 : 0;
  while (at < end) {
    const bytes = v128.load(at);
    const found = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
      v128.or(i8x16.lt_u(bytes, i8x16.splat(0x20)), v128.and(bytes, i8x16.splat(<i8>high))),
    );
    const bits = i8x16.bitmask(found);
    if (bits) {
      const first = at + <usize>ctz(bits);
      return first < end ? first : end;
    }
    at += 16;
  }
  return end;
}

/** Copies the bytes `[begin, end)` to `to`, and up to fifteen more; the address behind them. */
export function copy(begin: usize, end: usize, to: usize): usize {
  const behind = to + (end - begin);
  while (begin < end) {
    v128.store(to, v128.load(begin));
    begin += 16;
    to += 16;
  }
  return behind;
}

/** Nobody outside can make ids of one hash. */
let seed: u64 = 0;

export function setSeed(value: f64): void {
  seed = reinterpret<u64>(value) * 0x9e3779b97f4a7c15;
}

function mixed(hash: u64, word: u64): u64 {
  const product = (hash ^ word) * 0xd6e8feb86659fd93;
  return product ^ (product >> 32);
}

/** A hash of the bytes `[begin, end)`, eight at a time. */
export function hashOf(begin: usize, end: usize): i32 {
  let hash = mixed(seed, <u64>(end - begin));
  for (; begin + 8 <= end; begin += 8) hash = mixed(hash, load<u64>(begin));
  if (begin < end) hash = mixed(hash, load<u64>(begin) & (((<u64>1) << ((<u64>(end - begin)) << 3)) - 1));
  return <i32>mixed(hash, seed);
}
