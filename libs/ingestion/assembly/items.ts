/** The lines of an order. */
import { readFields } from './fields';
import { scaled } from './money';
import { beginOf, endOf, has, tableBytes } from './table';
import { copy, skipSpaces } from './text';

/** The fields of a line on the wire, in the order of the stored columns. */
const productId: i32 = 0;
const quantity: i32 = 3;
export const price: i32 = 4;
export const itemDiscount: i32 = 5;
export const itemCost: i32 = 6;
const itemFields: i32 = 7;

/** Table of the fields of a line. */
export const itemTable: usize = memory.data(tableBytes, 16);

const mostItems: i32 = 128;
/** For each line and field where its stored form begins and ends; 0 stands for one that is absent. */
const cells: usize = memory.data(mostItems * itemFields * 8, 16);

export let itemCount: i32 = 0;

export function forgetItems(): void {
  itemCount = 0;
}

/** The address behind the list that begins at `from`; 0 when it is none that is known here. */
export function readItems(from: usize, end: usize): usize {
  let at = skipSpaces(from + 1, end);
  if (at < end && load<u8>(at) == 0x5d) return at + 1;
  while (itemCount < mostItems) {
    if (at >= end || load<u8>(at) != 0x7b) return 0;
    at = readFields(itemTable, at, end);
    if (at == 0 || !has(itemTable, productId)) return 0;
    keep();
    at = skipSpaces(at, end);
    if (at >= end) return 0;
    const byte = load<u8>(at);
    if (byte == 0x5d) return at + 1;
    if (byte != 0x2c) return 0;
    at = skipSpaces(at + 1, end);
  }
  return 0;
}

function cellOf(item: i32, field: i32): usize {
  return cells + ((<usize>(item * itemFields + field)) << 3);
}

function keep(): void {
  for (let field = 0; field < itemFields; field++) {
    const cell = cellOf(itemCount, field);
    const isSeen = has(itemTable, field);
    store<u32>(cell, isSeen ? <u32>beginOf(itemTable, field) : 0);
    store<u32>(cell, isSeen ? <u32>endOf(itemTable, field) : 0, 4);
  }
  itemCount += 1;
}

/** Whether every line has a value of the field. */
export function haveAll(field: i32): bool {
  for (let item = 0; item < itemCount; item++) if (load<u32>(cellOf(item, field)) == 0) return false;
  return true;
}

/** Factors below this have a product that a sum of them cannot overflow. */
const mostFactor: i64 = 1 << 31;
const mostSum: i64 = 1 << 50;

/** The sum of the field, times the quantity or not, in ten-thousandths, half up; -1 when it is too large to be exact here. */
export function sumOf(field: i32, isTimesQuantity: bool): i64 {
  let sum: i64 = 0;
  for (let item = 0; item < itemCount; item++) {
    const value = valueOf(item, field, 0);
    const times: i64 = isTimesQuantity ? valueOf(item, quantity, 10_000) : 10_000;
    if (value >= mostFactor || times >= mostFactor) return -1;
    sum += value * times;
    if (sum >= mostSum) return -1;
  }
  return (sum + 5_000) / 10_000;
}

function valueOf(item: i32, field: i32, absent: i64): i64 {
  const cell = cellOf(item, field);
  const begin = load<u32>(cell);
  return begin == 0 ? absent : scaled(<usize>begin, <usize>load<u32>(cell, 4));
}

/** Bytes that the columns of the lines have beside what stands in the order. */
export function mostItemBytes(): usize {
  return <usize>(itemFields * (4 + itemCount * 4));
}

/** Writes the columns, each a list with a comma before it; the address behind them. */
export function writeItems(to: usize): usize {
  for (let field = 0; field < itemFields; field++) {
    // ,[
    store<u16>(to, 0x5b2c);
    to += 2;
    for (let item = 0; item < itemCount; item++) {
      if (item > 0) store<u8>(to++, 0x2c);
      store<u8>(to++, 0x22);
      const cell = cellOf(item, field);
      const begin = load<u32>(cell);
      if (begin != 0) to = copy(<usize>begin, <usize>load<u32>(cell, 4), to);
      else if (field >= quantity) store<u8>(to++, field == quantity ? 0x31 : 0x30);
      store<u8>(to++, 0x22);
    }
    store<u8>(to++, 0x5d);
  }
  return to;
}
