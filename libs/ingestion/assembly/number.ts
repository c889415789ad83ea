/** Numbers and objects: where they end. 0 stands for one that is not known here. */

const zero: u8 = 0x30;
const minus: u8 = 0x2d;
/** A number of so many bytes is exact as JSON.parse reads it. */
const mostExactBytes: usize = 15;
const mostLevels: i32 = 32;

/** The address behind the digits from `at` on. */
export function endOfDigits(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) - zero <= 9) at += 1;
  return at;
}

/** The address behind an integer that reads the same once parsed. */
export function endOfInteger(begin: usize, end: usize, mayBeNegative: bool): usize {
  const first = mayBeNegative && load<u8>(begin) == minus ? begin + 1 : begin;
  const at = endOfDigits(first, end);
  const digits = at - first;
  if (digits == 0 || digits > mostExactBytes) return 0;
  return load<u8>(first) == zero && (digits > 1 || first > begin) ? 0 : at;
}

/** The address behind a number without an exponent that is exact. */
export function endOfNumber(begin: usize, end: usize): usize {
  const first = load<u8>(begin) == minus ? begin + 1 : begin;
  let at = endOfDigits(first, end);
  if (at == first || (load<u8>(first) == zero && at - first > 1)) return 0;
  if (at < end && load<u8>(at) == 0x2e) {
    const fraction = at + 1;
    at = endOfDigits(fraction, end);
    if (at == fraction) return 0;
  }
  return at - begin > mostExactBytes ? 0 : at;
}

/** The address behind the object that begins at `begin`; none that does not end or is very deep. */
export function endOfObject(begin: usize, end: usize): usize {
  let depth = 0;
  for (let at = begin; at < end; at++) {
    const byte = load<u8>(at);
    if (byte == 0x22) {
      at += 1;
      while (at < end && load<u8>(at) != 0x22) at += load<u8>(at) == 0x5c ? 2 : 1;
    } else if (byte == 0x7b || byte == 0x5b) {
      depth += 1;
      if (depth > mostLevels) return 0;
    } else if (byte == 0x7d || byte == 0x5d) {
      depth -= 1;
      if (depth == 0) return at + 1;
    }
  }
  return 0;
}

export function isAsciiOnly(at: usize, end: usize): bool {
  for (; at < end; at++) if (load<u8>(at) >= 0x80) return false;
  return true;
}
