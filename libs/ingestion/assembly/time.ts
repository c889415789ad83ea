/**
 * Times as most senders write them, `YYYY-MM-DDTHH:MM:SS[.fraction]Z`, are known here; what is taken, and what is made of it, is
 * the same as for timeCell. The host is asked for the others.
 */
import { timeText } from './host';
import { told } from './memory';
import { copy } from './text';

const zero: u8 = 0x30;

/** The latest time that is allowed, as the number YYYYMMDD and the milliseconds since that day began. */
let latestDay: i32 = 0;
let latestMillisecond: i32 = 0;
/** The last day that was found to exist. */
let knownDay: i32 = 0;

export function setLatest(day: i32, millisecond: i32): void {
  latestDay = day;
  latestMillisecond = millisecond;
}

function isDigit(at: usize): bool {
  return load<u8>(at) - zero <= 9;
}

/** The number of two digits; -1 when they are none. */
function two(at: usize): i32 {
  const tens = load<u8>(at) - zero;
  const units = load<u8>(at, 1) - zero;
  return tens <= 9 && units <= 9 ? <i32>tens * 10 + <i32>units : -1;
}

/** Whether `[begin, end)` is such a time, exists, and lies between 1970 and the latest one that is allowed. */
export function isPlainTime(begin: usize, end: usize): bool {
  const length = end - begin;
  if (length != 20 && (length < 22 || length > 30 || load<u8>(begin, 19) != 0x2e)) return false;
  if (load<u8>(begin, 4) != 0x2d || load<u8>(begin, 7) != 0x2d || load<u8>(begin, 10) != 0x54) return false;
  if (load<u8>(begin, 13) != 0x3a || load<u8>(begin, 16) != 0x3a || load<u8>(end - 1) != 0x5a) return false;
  const century = two(begin);
  const year = two(begin + 2);
  const month = two(begin + 5);
  const date = two(begin + 8);
  if ((century | year | month | date) < 0) return false;
  const day = (century * 100 + year) * 10_000 + month * 100 + date;
  const hour = two(begin + 11);
  const minute = two(begin + 14);
  const second = two(begin + 17);
  if (<u32>hour > 23 || <u32>minute > 59 || <u32>second > 59) return false;
  for (let at = begin + 20; at < end - 1; at++) if (!isDigit(at)) return false;
  if (day != knownDay) {
    if (!exists(day)) return false;
    knownDay = day;
  }
  if (day < latestDay) return true;
  const millisecond = ((hour * 60 + minute) * 60 + second) * 1000 + thousandths(begin + 20, end - 1);
  return day == latestDay && millisecond <= latestMillisecond;
}

const space: u8 = 0x20;
const storedBytes: usize = 23;

/** The address of the stored form of a field's time that is not plain, up to the next row; 0 when it is not taken. */
export function toldTime(field: i32, begin: usize, end: usize): usize {
  const to = told + <usize>field * 32;
  return timeText(begin, end, to) ? to : 0;
}

/** Writes a time as it is stored, `YYYY-MM-DD HH:MM:SS.mmm`; the address behind it. One that was told is that already. */
export function writeTime(begin: usize, end: usize, to: usize): usize {
  if (load<u8>(begin, 10) == space) return copy(begin, begin + storedBytes, to);
  v128.store(to, v128.load(begin));
  store<u32>(to, load<u32>(begin, 16), 16);
  store<u8>(to, 0x20, 10);
  store<u8>(to, 0x2e, 19);
  for (let digit: usize = 20; digit < 23; digit++) {
    store<u8>(to + digit, begin + digit < end - 1 ? load<u8>(begin + digit) : zero);
  }
  return to + storedBytes;
}

function thousandths(begin: usize, end: usize): i32 {
  let value = 0;
  for (let at = begin; at < begin + 3; at++) value = value * 10 + (at < end ? <i32>(load<u8>(at) - zero) : 0);
  return value;
}

/** Whether the day YYYYMMDD exists and is not before 1970. */
function exists(day: i32): bool {
  if (day < 19700101) return false;
  const year = day / 10_000;
  const month = (day / 100) % 100;
  const date = day % 100;
  if (month < 1 || month > 12 || date < 1) return false;
  if (month == 2) {
    const isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return date <= (isLeap ? 29 : 28);
  }
  return date <= (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
}
