/** Orders, and the rows that are stored of them. */
import { isErasedOrderOf, isOfErasedCustomer } from './erased';
import { readFields } from './fields';
import {
  forgetItems,
  haveAll,
  itemCost,
  itemCount,
  itemDiscount,
  mostItemBytes,
  price,
  sumOf,
  writeItems,
} from './items';
import { scaled, writeMoney } from './money';
import { beginOf, endOf, has, note, seenOf, tableBytes } from './table';
import { writeIngested } from './tail';
import { copy } from './text';
import { writeTime } from './time';
import { currency, currencyLength } from './words';

/** The fields of an order on the wire, in the order of the stored columns, among which those of the lines come before the last. */
const orderId: i32 = 0;
const source: i32 = 1;
const customerId: i32 = 2;
const orderedAt: i32 = 3;
const status: i32 = 4;
const currencyField: i32 = 5;
const exchangeRate: i32 = 6;
const gross: i32 = 7;
const discount: i32 = 8;
const cost: i32 = 11;
const columnsBeforeItems: i32 = 17;
const updatedAt: i32 = 17;

const needed: u32 = (1 << orderId) | (1 << customerId) | (1 << orderedAt);

/** Table of the fields of an order. */
export const orderTable: usize = memory.data(tableBytes, 16);

const sumBytes: usize = 32;
/** Sums over the lines, as text. */
const sums: usize = memory.data(96, 16);
let sumCount: usize = 0;

/** The address behind the order that begins with the brace at `from`; 0 when it is none that is known here. */
export function readOrder(from: usize, end: usize): usize {
  forgetItems();
  sumCount = 0;
  const behind = readFields(orderTable, from, end);
  if (behind == 0 || (seenOf(orderTable) & needed) != needed || currencyLength == 0) return 0;
  return hasTotals() && !isOfErased() ? behind : 0;
}

function isOfErased(): bool {
  return isOfErasedCustomer(orderTable, customerId) || isErasedOrderOf(orderTable, source, orderId);
}

/** Whether the order says what it is worth, itself or by its lines. */
function hasTotals(): bool {
  if (!has(orderTable, gross)) {
    if (itemCount == 0 || !haveAll(price) || !noteSum(gross, sumOf(price, true))) return false;
  }
  if (itemCount > 0) {
    if (!has(orderTable, discount) && !noteSum(discount, sumOf(itemDiscount, false))) return false;
    if (!has(orderTable, cost) && !noteSum(cost, sumOf(itemCost, true))) return false;
  }
  return !has(orderTable, discount) || valueOf(discount) <= valueOf(gross);
}

function valueOf(field: i32): i64 {
  return scaled(beginOf(orderTable, field), endOf(orderTable, field));
}

function noteSum(field: i32, sum: i64): bool {
  if (sum < 0) return false;
  const begin = sums + sumCount * sumBytes;
  sumCount += 1;
  note(orderTable, field, begin, writeMoney(sum, begin));
  return true;
}

/** What a row holds beside what stands in the order: quotes, commas, times, sums and the cells without a value. */
const frameBytes: usize = 400;

/** Bytes that the row has at the most, of an order of so many bytes. */
export function mostOrderLine(orderBytes: usize): usize {
  return orderBytes + frameBytes + mostItemBytes();
}

/** Writes the row of the order that was read to `to`; the address behind it. */
export function writeOrder(to: usize): usize {
  const seen = seenOf(orderTable);
  store<u8>(to, 0x5b);
  for (let cell = 0; cell < columnsBeforeItems; cell++) {
    if (cell > 0) store<u8>(to, 0x2c);
    store<u8>(to, 0x22, 1);
    to += 2;
    if (cell == orderedAt) to = writeTimeOf(orderedAt, to);
    else if (cell == currencyField) to = copy(currency, currency + currencyLength, to);
    else if (seen & ((<u32>1) << cell)) to = copy(beginOf(orderTable, cell), endOf(orderTable, cell), to);
    else if (cell == status) {
      // paid
      store<u32>(to, 0x64696170);
      to += 4;
    } else if (cell == exchangeRate) store<u8>(to++, 0x31);
    else if (cell >= gross && cell <= cost) store<u8>(to++, 0x30);
    store<u8>(to++, 0x22);
  }
  to = writeItems(to);
  // ,"
  store<u16>(to, 0x222c);
  to = writeTimeOf(has(orderTable, updatedAt) ? updatedAt : orderedAt, to + 2);
  store<u8>(to++, 0x22);
  return writeIngested(to);
}

function writeTimeOf(field: i32, to: usize): usize {
  return writeTime(beginOf(orderTable, field), endOf(orderTable, field), to);
}
