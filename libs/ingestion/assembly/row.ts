/** Finds the fields of one event. */
import { amountText, isErased, propertiesText } from './host';
import {
  anonymousId,
  beginOf,
  customerId,
  endOf,
  eventId,
  fieldCount,
  mostBytes,
  name,
  nameBytes,
  nameLengths,
  names,
  occurredAt,
  place,
  properties,
  sequence,
  textCells,
  value,
} from './memory';
import { endOfInteger, endOfNumber, endOfObject, isAsciiOnly } from './number';
import { endOfPlainText } from './text';
import { isPlainTime } from './time';

const space: u8 = 0x20;
const quote: u8 = 0x22;
const needed: u32 = (1 << eventId) | (1 << name) | (1 << occurredAt);
const somebody: u32 = (1 << customerId) | (1 << anonymousId);
const mostAmountBytes: usize = 40;
/** eventId, customerId, anonymousId, sessionId, productId. */
const ids: u32 = 0b1111001;

/** Which field came at which place lately: senders write their fields in one order. */
const order: usize = memory.data<u8>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);

/** A bit for each field of the row that has a value. */
export let seen: u32 = 0;
/** A bit for each field that was named; a null stands for one that is absent. */
let named: u32 = 0;
/** Bytes of the stored forms of the amount and the properties. */
export let amountLength: i32 = 0;
export let propertiesLength: i32 = 0;

let isAscii: bool = true;
let asksForErased: bool = false;

export function setAscii(value: bool): void {
  isAscii = value;
}

export function setErased(value: bool): void {
  asksForErased = value;
}

export function has(field: i32): bool {
  return (seen & ((<u32>1) << field)) != 0;
}

function skipSpaces(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) == space) at += 1;
  return at;
}

/** The address behind the event that begins with the brace at `from`; 0 when it is none that is known here. */
export function readEvent(from: usize, end: usize): usize {
  seen = 0;
  named = 0;
  let at = skipSpaces(from + 1, end);
  for (let spot = 0; spot < fieldCount; spot++) {
    at = readField(at, end, spot);
    if (at == 0) return 0;
    at = skipSpaces(at, end);
    if (at >= end) return 0;
    const byte = load<u8>(at);
    if (byte == 0x7d) return isWhole() ? at + 1 : 0;
    if (byte != 0x2c) return 0;
    at = skipSpaces(at + 1, end);
  }
  return 0;
}

function isWhole(): bool {
  if ((seen & needed) != needed || (seen & somebody) == 0) return false;
  return !asksForErased || !(isErasedAs(customerId) || isErasedAs(anonymousId));
}

function isErasedAs(field: i32): bool {
  return has(field) ? isErased(field, beginOf(field), endOf(field)) : isErased(field, 0, 0);
}

/** Whether the first `length` bytes of a field's name, with its quotes, stand at `at`. */
function isName(field: i32, at: usize, end: usize, length: usize): bool {
  if (at + length > end) return false;
  const difference = v128.xor(v128.load(at), v128.load(names + <usize>field * nameBytes));
  const same = i8x16.bitmask(i8x16.eq(difference, i8x16.splat(0)));
  return (~same & ((1 << (<i32>length)) - 1)) == 0;
}

function nameLengthOf(field: i32): usize {
  return <usize>load<u8>(nameLengths + <usize>field);
}

function isFirst(field: i32): bool {
  const bit: u32 = (<u32>1) << field;
  if (named & bit) return false;
  named |= bit;
  return true;
}

/** The address behind the field that begins at `at`. */
function readField(at: usize, end: usize, spot: i32): usize {
  const expected = <i32>load<u8>(order + <usize>spot);
  const length = nameLengthOf(expected);
  if (isName(expected, at, end, length)) {
    return isFirst(expected) ? readText(at + length, end, expected) : 0;
  }
  return readOtherField(at, end, spot);
}

function readOtherField(at: usize, end: usize, spot: i32): usize {
  const field = fieldAt(at, end, spot);
  if (field < 0 || !isFirst(field)) return 0;
  const behind = skipSpaces(at + nameLengthOf(field) - 2, end);
  if (behind >= end || load<u8>(behind) != 0x3a) return 0;
  return readValue(skipSpaces(behind + 1, end), end, field);
}

/** The field whose name stands at `at`; -1 when there is none. */
function fieldAt(at: usize, end: usize, spot: i32): i32 {
  const expected = <i32>load<u8>(order + <usize>spot);
  if (isName(expected, at, end, nameLengthOf(expected) - 2)) return expected;
  for (let field = 0; field < fieldCount; field++) {
    if (!isName(field, at, end, nameLengthOf(field) - 2)) continue;
    store<u8>(order + <usize>spot, <u8>field);
    return field;
  }
  return -1;
}

function readValue(at: usize, end: usize, field: i32): usize {
  if (at >= end) return 0;
  const byte = load<u8>(at);
  if (byte == quote) return readText(at + 1, end, field);
  if (byte == 0x6e) return at + 4 <= end && load<u32>(at) == 0x6c6c756e ? at + 4 : 0;
  if (field == sequence || (ids & ((<u32>1) << field)) != 0) {
    const close = endOfInteger(at, end, field == sequence);
    return close == 0 ? 0 : note(field, at, close, close);
  }
  if (field == value) return readAmount(at, end);
  return field == properties && byte == 0x7b ? readProperties(at, end) : 0;
}

function readText(at: usize, end: usize, field: i32): usize {
  const close = endOfPlainText(at, end, isAscii);
  if (close >= end || load<u8>(close) != quote || !takesText(at, close, field)) return 0;
  return note(field, at, close, close + 1);
}

function takesText(begin: usize, end: usize, field: i32): bool {
  if (field == occurredAt) return isPlainTime(begin, end);
  if (field < textCells) {
    if (end - begin > <usize>load<u32>(mostBytes + ((<usize>field) << 2))) return false;
    // A text of nothing but spaces, of which Unicode knows many, is no id.
    if ((ids & ((<u32>1) << field)) != 0)
      return end > begin && load<u8>(begin) > space && load<u8>(begin) < 0x80;
    return field != name || end > begin;
  }
  return field == value && end - begin <= mostAmountBytes && notesAmount(begin, end, true);
}

function readAmount(at: usize, end: usize): usize {
  const close = endOfNumber(at, end);
  return close != 0 && notesAmount(at, close, false) ? note(value, at, close, close) : 0;
}

function notesAmount(begin: usize, end: usize, isText: bool): bool {
  amountLength = amountText(begin, end, isText);
  return amountLength >= 0;
}

function readProperties(at: usize, end: usize): usize {
  const close = endOfObject(at, end);
  if (close == 0 || (isAscii && !isAsciiOnly(at, close))) return 0;
  propertiesLength = propertiesText(at, close);
  return propertiesLength < 0 ? 0 : note(properties, at, close, close);
}

function note(field: i32, begin: usize, end: usize, next: usize): usize {
  place(field, begin, end);
  seen |= (<u32>1) << field;
  return next;
}
