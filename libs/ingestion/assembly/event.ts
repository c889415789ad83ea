/** Events, and the rows that are stored of them. */
import { amountLength, propertiesLength, readFields } from './fields';
import { isOfErasedCustomer, isOfErasedVisitor } from './erased';
import { amount, scratch } from './memory';
import { beginOf, endOf, has, seenOf, tableBytes } from './table';
import { writeIngested, writeTail } from './tail';
import { copy, hashOf } from './text';
import { writeTime } from './time';

/** The fields of an event on the wire; the first thirteen are texts, in the order of the stored columns. */
const eventId: i32 = 0;
const name: i32 = 1;
const occurredAt: i32 = 2;
const customerId: i32 = 3;
const anonymousId: i32 = 4;
const textCells: i32 = 13;
const value: i32 = 13;
const sequence: i32 = 14;
const properties: i32 = 15;

const needed: u32 = (1 << eventId) | (1 << name) | (1 << occurredAt);
const somebody: u32 = (1 << customerId) | (1 << anonymousId);
const others: u32 = (1 << value) | (1 << sequence) | (1 << properties);

/** Table of the fields of an event. */
export const eventTable: usize = memory.data(tableBytes, 16);

/** The address behind the event that begins with the brace at `from`; 0 when it is none that is known here. */
export function readEvent(from: usize, end: usize): usize {
  const behind = readFields(eventTable, from, end);
  return behind != 0 && isWhole() ? behind : 0;
}

function isWhole(): bool {
  const seen = seenOf(eventTable);
  if ((seen & needed) != needed || (seen & somebody) == 0) return false;
  return !(isOfErasedCustomer(eventTable, customerId) || isOfErasedVisitor(eventTable, anonymousId));
}

export function eventHash(): i32 {
  return hashOf(beginOf(eventTable, eventId), endOf(eventTable, eventId));
}

/** What a row holds beside its fields: quotes, commas, the time, the cells without a value. */
const frameBytes: usize = 6 * textCells + 3 * 23 + 80;

/** Bytes that the row has at the most, of an event of so many bytes. */
export function mostEventLine(eventBytes: usize): usize {
  return eventBytes + frameBytes + (has(eventTable, properties) ? <usize>propertiesLength : 0);
}

/** Writes the row of the event that was read to `to`; the address behind it. */
export function writeEvent(to: usize): usize {
  const seen = seenOf(eventTable);
  store<u8>(to, 0x5b);
  for (let cell = 0; cell < textCells; cell++) {
    if (cell > 0) store<u8>(to, 0x2c);
    store<u8>(to, 0x22, 1);
    to += 2;
    if (seen & ((<u32>1) << cell)) {
      const begin = beginOf(eventTable, cell);
      const end = endOf(eventTable, cell);
      to = cell == occurredAt ? writeTime(begin, end, to) : copy(begin, end, to);
    }
    store<u8>(to, 0x22);
    to += 1;
  }
  return (seen & others) == 0 ? writeTail(to) : writeRest(to);
}

function writeRest(to: usize): usize {
  if (has(eventTable, value)) {
    // ,"<amount>",
    store<u16>(to, 0x222c);
    to = copy(amount, amount + <usize>amountLength, to + 2);
    store<u16>(to, 0x2c22);
    to += 2;
  } else {
    // ,null,
    store<u32>(to, 0x6c756e2c);
    store<u16>(to, 0x2c6c, 4);
    to += 6;
  }
  if (has(eventTable, sequence)) to = copy(beginOf(eventTable, sequence), endOf(eventTable, sequence), to);
  else store<u8>(to++, 0x30);
  // ,"",
  store<u32>(to, 0x2c22222c);
  to += 4;
  if (has(eventTable, properties)) to = copy(scratch, scratch + <usize>propertiesLength, to);
  else {
    // "{}"
    store<u32>(to, 0x227d7b22);
    to += 4;
  }
  return writeIngested(to);
}
