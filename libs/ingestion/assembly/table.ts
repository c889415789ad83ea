/** Tables of fields: which ones an object may have, of which kind, and where their values are in the one that was read last. */
import { scratch } from './memory';

/** What the values of a field are. */
export const textKind: u8 = 0;
/** A text that is not blank, or a whole number. */
export const idKind: u8 = 1;
/** A text that is not empty. */
export const nameKind: u8 = 2;
export const timeKind: u8 = 3;
export const statusKind: u8 = 4;
/** The project's currency. */
export const currencyKind: u8 = 5;
/** An amount of any sign, whose stored form the host tells. */
export const amountKind: u8 = 6;
/** An amount that is not negative; a quantity is above 0. */
export const moneyKind: u8 = 7;
export const quantityKind: u8 = 8;
export const integerKind: u8 = 9;
export const propertiesKind: u8 = 10;
export const itemsKind: u8 = 11;
/** A field that is not read here. */
export const otherKind: u8 = 12;

const mostFields: usize = 20;
const nameBytes: usize = 16;

/** Where a table has what. `seen` and `named` have a bit for each field: it has a value; it was named, maybe with a null. */
const seen: usize = 0;
const named: usize = 4;
const count: usize = 8;
/** For each field `"name":"`, filled up with zeros: what stands before a text as JSON.stringify writes it. */
const names: usize = 16;
const nameLengths: usize = names + mostFields * nameBytes;
const kinds: usize = nameLengths + mostFields;
/** Which field came at which place lately: senders write their fields in one order. */
const order: usize = kinds + mostFields;
/** Bytes that a text of each field has at the most. */
const mostBytes: usize = 400;
const begins: usize = mostBytes + mostFields * 4;
const ends: usize = begins + mostFields * 4;
export const tableBytes: i32 = 640;

/** Adds the field whose name, as it is kept, is at `scratch`. */
export function defineField(table: usize, field: i32, nameLength: i32, kind: i32, most: i32): void {
  memory.copy(table + names + <usize>field * nameBytes, scratch, nameBytes);
  store<u8>(table + nameLengths + <usize>field, <u8>nameLength);
  store<u8>(table + kinds + <usize>field, <u8>kind);
  store<u8>(table + order + <usize>field, <u8>field);
  store<u32>(table + mostBytes + ((<usize>field) << 2), most);
  store<u8>(table + count, <u8>(field + 1));
}

export function seenOf(table: usize): u32 {
  return load<u32>(table + seen);
}

export function has(table: usize, field: i32): bool {
  return (load<u32>(table + seen) & ((<u32>1) << field)) != 0;
}

export function beginOf(table: usize, field: i32): usize {
  return <usize>load<u32>(table + begins + ((<usize>field) << 2));
}

export function endOf(table: usize, field: i32): usize {
  return <usize>load<u32>(table + ends + ((<usize>field) << 2));
}

/** Notes the stored form of a field's value. */
export function note(table: usize, field: i32, begin: usize, end: usize): void {
  store<u32>(table + begins + ((<usize>field) << 2), <u32>begin);
  store<u32>(table + ends + ((<usize>field) << 2), <u32>end);
  store<u32>(table + seen, load<u32>(table + seen) | ((<u32>1) << field));
}

/** Begins with an object that has nothing yet. */
export function forget(table: usize): void {
  store<u32>(table + seen, 0);
  store<u32>(table + named, 0);
}

export function countOf(table: usize): i32 {
  return <i32>load<u8>(table + count);
}

export function mostBytesOf(table: usize, field: i32): usize {
  return <usize>load<u32>(table + mostBytes + ((<usize>field) << 2));
}

/** The field that came at this place lately. */
export function expectedAt(table: usize, spot: i32): i32 {
  return <i32>load<u8>(table + order + <usize>spot);
}

/** Whether the first `length` bytes of a field's name, with its quotes, stand at `at`. */
export function isName(table: usize, field: i32, at: usize, end: usize, length: usize): bool {
  if (at + length > end) return false;
  const difference = v128.xor(v128.load(at), v128.load(table + names + <usize>field * nameBytes));
  const same = i8x16.bitmask(i8x16.eq(difference, i8x16.splat(0)));
  return (~same & ((1 << (<i32>length)) - 1)) == 0;
}

export function nameLengthOf(table: usize, field: i32): usize {
  return <usize>load<u8>(table + nameLengths + <usize>field);
}

/** Notes that the field was named; false when it had been. */
export function isFirst(table: usize, field: i32): bool {
  const bit: u32 = (<u32>1) << field;
  const before = load<u32>(table + named);
  store<u32>(table + named, before | bit);
  return (before & bit) == 0;
}

export function kindOf(table: usize, field: i32): u8 {
  return load<u8>(table + kinds + <usize>field);
}

/** The field whose name stands at `at`; -1 when there is none. */
export function fieldAt(table: usize, at: usize, end: usize, spot: i32): i32 {
  const expected = expectedAt(table, spot);
  if (isName(table, expected, at, end, nameLengthOf(table, expected) - 2)) return expected;
  const most = countOf(table);
  for (let field = 0; field < most; field++) {
    if (!isName(table, field, at, end, nameLengthOf(table, field) - 2)) continue;
    store<u8>(table + order + <usize>spot, <u8>field);
    return field;
  }
  return -1;
}
