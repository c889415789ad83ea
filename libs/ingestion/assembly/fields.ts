/** Finds the fields of an object in the bytes of its JSON, and notes where their stored forms begin and end. */
import { amountText, propertiesText } from './host';
import { readItems } from './items';
import { endOfMoney, isPlainMoney, isZero, storedEnd } from './money';
import { endOfInteger, endOfNumber, endOfObject, isAsciiOnly } from './number';
import {
  amountKind,
  countOf,
  currencyKind,
  expectedAt,
  fieldAt,
  forget,
  idKind,
  integerKind,
  isFirst,
  isName,
  itemsKind,
  kindOf,
  moneyKind,
  mostBytesOf,
  nameKind,
  nameLengthOf,
  note,
  propertiesKind,
  quantityKind,
  statusKind,
  textKind,
  timeKind,
} from './table';
import { endOfPlainText, skipSpaces } from './text';
import { isPlainTime, toldTime } from './time';
import { isProjectCurrency, isStatus } from './words';

const space: u8 = 0x20;
const quote: u8 = 0x22;

/** Stored forms that do not stand in the object itself: bytes of the amount and the properties that the host told last. */
export let amountLength: i32 = 0;
export let propertiesLength: i32 = 0;

let isAscii: bool = true;

export function setAscii(value: bool): void {
  isAscii = value;
}

/** The address behind the object that begins with the brace at `from`; 0 when it is none that is known here. */
export function readFields(table: usize, from: usize, end: usize): usize {
  forget(table);
  const most = countOf(table);
  let at = skipSpaces(from + 1, end);
  for (let spot = 0; spot < most; spot++) {
    at = readField(table, at, end, spot);
    if (at == 0) return 0;
    at = skipSpaces(at, end);
    if (at >= end) return 0;
    const byte = load<u8>(at);
    if (byte == 0x7d) return at + 1;
    if (byte != 0x2c) return 0;
    at = skipSpaces(at + 1, end);
  }
  return 0;
}

/** The address behind the field that begins at `at`. */
function readField(table: usize, at: usize, end: usize, spot: i32): usize {
  const expected = expectedAt(table, spot);
  const length = nameLengthOf(table, expected);
  if (isName(table, expected, at, end, length)) {
    return isFirst(table, expected) ? readText(table, at + length, end, expected) : 0;
  }
  return readOtherField(table, at, end, spot);
}

function readOtherField(table: usize, at: usize, end: usize, spot: i32): usize {
  const field = fieldAt(table, at, end, spot);
  if (field < 0 || !isFirst(table, field)) return 0;
  const behind = skipSpaces(at + nameLengthOf(table, field) - 2, end);
  if (behind >= end || load<u8>(behind) != 0x3a) return 0;
  return readValue(table, skipSpaces(behind + 1, end), end, field);
}

/** The address behind the value, which is no text right behind its name, at `at`. */
function readValue(table: usize, at: usize, end: usize, field: i32): usize {
  if (at >= end) return 0;
  const byte = load<u8>(at);
  if (byte == quote) return readText(table, at + 1, end, field);
  if (byte == 0x6e) return at + 4 <= end && load<u32>(at) == 0x6c6c756e ? at + 4 : 0;
  switch (kindOf(table, field)) {
    case moneyKind:
    case quantityKind:
      return readMoney(table, at, end, field);
    case idKind:
    case integerKind: {
      const close = endOfInteger(at, end, kindOf(table, field) == integerKind);
      return close == 0 ? 0 : noted(table, field, at, close, close);
    }
    case amountKind: {
      const close = endOfNumber(at, end);
      return close != 0 && tellsAmount(at, close, false) ? noted(table, field, at, close, close) : 0;
    }
    case propertiesKind:
      return byte == 0x7b ? readProperties(table, at, end, field) : 0;
    case itemsKind: {
      const close = byte == 0x5b ? readItems(at, end) : 0;
      return close == 0 ? 0 : noted(table, field, at, close, close);
    }
    default:
      return 0;
  }
}

function readText(table: usize, at: usize, end: usize, field: i32): usize {
  const close = endOfPlainText(at, end, isAscii);
  if (close >= end || load<u8>(close) != quote) return 0;
  if (close - at > mostBytesOf(table, field)) return 0;
  if (kindOf(table, field) == timeKind) return readTime(table, at, close, field);
  return takesText(kindOf(table, field), at, close) ? noted(table, field, at, close, close + 1) : 0;
}

function takesText(kind: u8, begin: usize, end: usize): bool {
  switch (kind) {
    case textKind:
      return true;
    case idKind:
      // A text of nothing but spaces, of which Unicode knows many, is no id.
      return end > begin && load<u8>(begin) > space && load<u8>(begin) < 0x80;
    case nameKind:
      return end > begin;
    case moneyKind:
      return isPlainMoney(begin, end);
    case quantityKind:
      return isPlainMoney(begin, end) && !isZero(begin, end);
    case statusKind:
      return isStatus(begin, end);
    case currencyKind:
      return isProjectCurrency(begin, end);
    case amountKind:
      return tellsAmount(begin, end, true);
    default:
      return false;
  }
}

function readTime(table: usize, at: usize, close: usize, field: i32): usize {
  if (isPlainTime(at, close)) return noted(table, field, at, close, close + 1);
  const stored = toldTime(field, at, close);
  return stored == 0 ? 0 : noted(table, field, stored, stored, close + 1);
}

function readMoney(table: usize, at: usize, end: usize, field: i32): usize {
  const close = endOfMoney(at, end);
  if (close == 0) return 0;
  const stored = storedEnd(at, close);
  if (stored == 0 || (kindOf(table, field) == quantityKind && isZero(at, stored))) return 0;
  return noted(table, field, at, stored, close);
}

function tellsAmount(begin: usize, end: usize, isText: bool): bool {
  amountLength = amountText(begin, end, isText);
  return amountLength >= 0;
}

function readProperties(table: usize, at: usize, end: usize, field: i32): usize {
  const close = endOfObject(at, end);
  if (close == 0 || (isAscii && !isAsciiOnly(at, close))) return 0;
  propertiesLength = propertiesText(at, close);
  return propertiesLength < 0 ? 0 : noted(table, field, at, close, close);
}

function noted(table: usize, field: i32, begin: usize, end: usize, next: usize): usize {
  note(table, field, begin, end);
  return next;
}
