/**
 * Times as most senders write them, in UTC, `YYYY-MM-DDTHH:MM:SS[.fraction]Z`, or with an offset, are known here; what is taken,
 * and what is made of it, is the same as for timeCell. The host is asked for the others.
 */
import { timeText } from './host';
import { told } from './memory';
import { copy } from './text';

const space: u8 = 0x20;
const plus: u8 = 0x2b;
const dash: u8 = 0x2d;
const point: u8 = 0x2e;
const zero: u8 = 0x30;
const colon: u8 = 0x3a;
const dayMinutes: i32 = 1_440;

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

/** The day YYYYMMDD and the time that {@link readClock} read. */
let day: i32 = 0;
let minutes: i32 = 0;
let second: i32 = 0;

/** Reads `YYYY-MM-DD?HH:MM:SS`; false when there is none, or no such day from 1970 on. */
function readClock(begin: usize): bool {
  if (load<u8>(begin, 4) != dash || load<u8>(begin, 7) != dash) return false;
  if (load<u8>(begin, 13) != colon || load<u8>(begin, 16) != colon) return false;
  const century = two(begin);
  const year = two(begin + 2);
  const month = two(begin + 5);
  const date = two(begin + 8);
  if ((century | year | month | date) < 0) return false;
  day = (century * 100 + year) * 10_000 + month * 100 + date;
  const hour = two(begin + 11);
  const minute = two(begin + 14);
  second = two(begin + 17);
  if (<u32>hour > 23 || <u32>minute > 59 || <u32>second > 59) return false;
  minutes = hour * 60 + minute;
  if (day == knownDay) return true;
  if (!exists(day)) return false;
  knownDay = day;
  return true;
}

/** Whether nothing or a point and one to nine digits are in `[begin, end)`. */
function isFraction(begin: usize, end: usize): bool {
  if (begin == end) return true;
  if (load<u8>(begin) != point || end - begin < 2 || end - begin > 10) return false;
  for (let at = begin + 1; at < end; at++) if (!isDigit(at)) return false;
  return true;
}

/** Whether the time that was read, with a fraction in `[begin, end)`, is not beyond the latest one. */
function isAllowed(begin: usize, end: usize): bool {
  if (day < latestDay) return true;
  return (
    day == latestDay && (minutes * 60 + second) * 1000 + thousandths(begin + 1, end) <= latestMillisecond
  );
}

/** Whether `[begin, end)` is such a time, exists, and lies between 1970 and the latest one that is allowed. */
export function isPlainTime(begin: usize, end: usize): bool {
  const length = end - begin;
  if (length < 20 || length > 30 || load<u8>(end - 1) != 0x5a || load<u8>(begin, 10) != 0x54) return false;
  return readClock(begin) && isFraction(begin + 19, end - 1) && isAllowed(begin + 19, end - 1);
}

/**
 * The address of the stored form, up to the next row, of a field's time `YYYY-MM-DDTHH:MM:SS[.fraction]+HH:MM`, also with a space
 * for the T or without the last colon; 0 when there is another one.
 */
function shiftedTime(field: i32, begin: usize, end: usize): usize {
  const length = end - begin;
  if (length < 24 || length > 35) return 0;
  if (load<u8>(begin, 10) != 0x54 && load<u8>(begin, 10) != space) return 0;
  const hours = end - (load<u8>(end - 3) == colon ? 5 : 4);
  const sign = load<u8>(hours - 1);
  if (sign != plus && sign != dash) return 0;
  const shiftHours = two(hours);
  const shiftMinutes = two(end - 2);
  if (<u32>shiftHours > 23 || <u32>shiftMinutes > 59) return 0;
  if (!readClock(begin) || !isFraction(begin + 19, hours - 1)) return 0;
  minutes += (shiftHours * 60 + shiftMinutes) * (sign == plus ? -1 : 1);
  if (minutes < 0) {
    day = dayBefore(day);
    minutes += dayMinutes;
  } else if (minutes >= dayMinutes) {
    day = dayAfter(day);
    minutes -= dayMinutes;
  }
  if (day < 19700101 || !isAllowed(begin + 19, hours - 1)) return 0;
  const to = told + <usize>field * 32;
  writeDigits(to, day / 10_000, 4);
  store<u8>(to, dash, 4);
  writeDigits(to + 5, (day / 100) % 100, 2);
  store<u8>(to, dash, 7);
  writeDigits(to + 8, day % 100, 2);
  store<u8>(to, space, 10);
  writeDigits(to + 11, minutes / 60, 2);
  store<u8>(to, colon, 13);
  writeDigits(to + 14, minutes % 60, 2);
  store<u8>(to, colon, 16);
  writeDigits(to + 17, second, 2);
  store<u8>(to, point, 19);
  writeDigits(to + 20, thousandths(begin + 20, hours - 1), 3);
  return to;
}

function writeDigits(to: usize, value: i32, digits: usize): void {
  for (let at = to + digits - 1; at >= to; at--) {
    store<u8>(at, zero + <u8>(value % 10));
    value /= 10;
  }
}

/** The day YYYYMMDD before and after another one. */
function dayBefore(date: i32): i32 {
  if (date % 100 > 1) return date - 1;
  let last = (date % 10_000 == 101 ? date - 10_000 + 1_100 : date - 100) + 30;
  while (!exists(last) && last > 19700101) last -= 1;
  return last;
}

function dayAfter(date: i32): i32 {
  if (exists(date + 1)) return date + 1;
  return date % 10_000 == 1231 ? date - 1_231 + 10_101 : date - (date % 100) + 101;
}

const storedBytes: usize = 23;

/** The address of the stored form of any other time of a field, up to the next row; 0 when it is not taken. */
export function toldTime(field: i32, begin: usize, end: usize): usize {
  const shifted = shiftedTime(field, begin, end);
  if (shifted != 0) return shifted;
  const to = told + <usize>field * 32;
  return timeText(begin, end, to) ? to : 0;
}

/** Writes a time as it is stored, `YYYY-MM-DD HH:MM:SS.mmm`; the address behind it. One that was told is that already. */
export function writeTime(begin: usize, end: usize, to: usize): usize {
  if (load<u8>(begin, 10) == space) return copy(begin, begin + storedBytes, to);
  v128.store(to, v128.load(begin));
  store<u32>(to, load<u32>(begin, 16), 16);
  store<u8>(to, space, 10);
  store<u8>(to, point, 19);
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
