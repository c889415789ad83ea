import { copyBytes } from './word-bytes.js';

const [zero, dash, colon, dot, space] = [0x30, 0x2d, 0x3a, 0x2e, 0x20];
const dayMilliseconds = 86_400_000;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A time as the number YYYYMMDD and the milliseconds since that day began. */
interface Moment {
  day: number;
  millisecond: number;
}

let known = { time: NaN, moment: { day: 0, millisecond: 0 } };

/** Many requests come within one millisecond. */
function momentOf(time: number): Moment {
  if (known.time !== time) {
    const day = Number(new Date(time).toISOString().slice(0, 10).replaceAll('-', ''));
    known = { time, moment: { day, millisecond: time % dayMilliseconds } };
  }
  return known.moment;
}

/** Bytes that {@link PlainTimes.write} writes: `YYYY-MM-DD HH:MM:SS.mmm`. */
export const storedTimeBytes = 23;

/**
 * Times as most senders write them, `YYYY-MM-DDTHH:MM:SS[.fraction]Z`, from bytes to bytes. What it takes, and what it makes of
 * it, is the same as for timeCell; what it does not know is not wrong.
 */
export class PlainTimes {
  /** The last day that was found to exist, as the number YYYYMMDD. */
  private day = 0;
  private latest = known.moment;

  /** @param now the request's time; nothing may lie more than 24 hours after it */
  setNow(now: number): void {
    this.latest = momentOf(now + dayMilliseconds);
  }

  /** Whether `bytes[begin, end)` is such a time, exists, and lies between 1970 and the latest one that is allowed. */
  knows(bytes: Uint8Array, begin: number, end: number): boolean {
    const length = end - begin;
    if (length !== 20 && (length < 22 || length > 30 || bytes[begin + 19] !== dot)) return false;
    if (bytes[begin + 4] !== dash || bytes[begin + 7] !== dash || bytes[begin + 10] !== 0x54) return false;
    if (bytes[begin + 13] !== colon || bytes[begin + 16] !== colon || bytes[end - 1] !== 0x5a) return false;
    const day =
      (two(bytes, begin) * 100 + two(bytes, begin + 2)) * 10_000 +
      two(bytes, begin + 5) * 100 +
      two(bytes, begin + 8);
    const hour = two(bytes, begin + 11);
    const minute = two(bytes, begin + 14);
    const second = two(bytes, begin + 17);
    // What is no digit is negative, and stays so whatever it is added to here.
    if (day < 0 || hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59)
      return false;
    for (let at = begin + 20; at < end - 1; at++)
      if (!(bytes[at]! - zero >= 0 && bytes[at]! - zero <= 9)) return false;
    if (day !== this.day) {
      if (!exists(day)) return false;
      this.day = day;
    }
    if (day < this.latest.day) return true;
    const millisecond = ((hour * 60 + minute) * 60 + second) * 1000 + thousandths(bytes, begin + 20, end - 1);
    return day === this.latest.day && millisecond <= this.latest.millisecond;
  }

  /** Writes a time that is known as it is stored; returns the offset behind it. */
  write(source: DataView, begin: number, end: number, out: DataView, to: number): number {
    copyBytes(source, begin, begin + 19, out, to);
    out.setUint8(to + 10, space);
    out.setUint8(to + 19, dot);
    for (let place = 0; place < 3; place++) {
      const at = begin + 20 + place;
      out.setUint8(to + 20 + place, at < end - 1 ? source.getUint8(at) : zero);
    }
    return to + storedTimeBytes;
  }
}

const noDigits = -1_000_000_000;

/** The number of two digits; far below zero when they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - zero;
  const units = bytes[at + 1]! - zero;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : noDigits;
}

function thousandths(bytes: Uint8Array, begin: number, end: number): number {
  let value = 0;
  for (let place = 0; place < 3; place++) {
    const at = begin + place;
    value = value * 10 + (at < end ? bytes[at]! - zero : 0);
  }
  return value;
}

/** Whether the day YYYYMMDD exists and is not before 1970. */
function exists(day: number): boolean {
  if (!(day >= 1970_01_01)) return false;
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : monthDays[month - 1];
  return last !== undefined && date >= 1 && date <= last;
}
