/** Amounts that are not negative, as amountCell takes them: at most 14 digits before and 4 after the point. */
import { endOfDigits, endOfNumber } from './number';

const zero: u8 = 0x30;
const point: u8 = 0x2e;
const mostWholeDigits: usize = 14;
const places: usize = 4;
const unit: i64 = 10_000;
/** A JSON number of so many digits before the point and four behind it is exact. */
const mostExactDigits: usize = 11;

/** Whether the text `[begin, end)` is such an amount; its stored form is the text itself. */
export function isPlainMoney(begin: usize, end: usize): bool {
  const dot = endOfDigits(begin, end);
  if (dot == begin || dot - begin > mostWholeDigits) return false;
  if (dot == end) return true;
  if (load<u8>(dot) != point) return false;
  const behind = endOfDigits(dot + 1, end);
  return behind == end && behind > dot + 1 && behind - dot <= places + 1;
}

/** The address behind the JSON number at `at`; 0 when it is not plain, or negative. */
export function endOfMoney(at: usize, end: usize): usize {
  return load<u8>(at) == 0x2d ? 0 : endOfNumber(at, end);
}

/** Where the number `[begin, end)` ends as it is stored, without zeros that say nothing; 0 when it has too many digits. */
export function storedEnd(begin: usize, end: usize): usize {
  const dot = endOfDigits(begin, end);
  if (dot - begin > mostExactDigits) return 0;
  if (dot == end) return end;
  while (load<u8>(end - 1) == zero) end -= 1;
  if (end == dot + 1) return dot;
  return end - dot <= places + 1 ? end : 0;
}

/** Whether an amount in its stored form is 0. */
export function isZero(begin: usize, end: usize): bool {
  for (; begin < end; begin++) if (load<u8>(begin) > zero) return false;
  return true;
}

/** An amount in its stored form as ten-thousandths. */
export function scaled(begin: usize, end: usize): i64 {
  let value: i64 = 0;
  let missing = <i32>places;
  let isBehind = false;
  for (; begin < end; begin++) {
    const byte = load<u8>(begin);
    if (byte == point) {
      isBehind = true;
      continue;
    }
    value = value * 10 + <i64>(byte - zero);
    if (isBehind) missing -= 1;
  }
  for (; missing > 0; missing--) value *= 10;
  return value;
}

/** Writes ten-thousandths as an amount without zeros that say nothing; the address behind it. */
export function writeMoney(value: i64, to: usize): usize {
  let end = writeDigits(value / unit, 1, to);
  const rest = value % unit;
  if (rest == 0) return end;
  store<u8>(end, point);
  end = writeDigits(rest, places, end + 1);
  while (load<u8>(end - 1) == zero) end -= 1;
  return end;
}

/** Writes a whole number with at least so many digits; the address behind it. */
function writeDigits(value: i64, least: usize, to: usize): usize {
  let digits: usize = 1;
  for (let rest = value / 10; rest > 0; rest /= 10) digits += 1;
  if (digits < least) digits = least;
  for (let at = to + digits; at > to; value /= 10) store<u8>(--at, zero + <u8>(value % 10));
  return to + digits;
}
