/** Writes the stored row of the event that was read. */
import {
  amount,
  beginOf,
  endOf,
  occurredAt,
  properties,
  scratch,
  sequence,
  tail,
  textCells,
  value,
} from './memory';
import { amountLength, has, propertiesLength, seen } from './row';
import { copy } from './text';
import { writeTime } from './time';

/** How many bytes the tail has, and where in it the time of ingestion begins, with its comma. */
let tailLength: usize = 0;
let tailEnd: usize = 0;

export function setTail(length: i32, end: i32): void {
  tailLength = <usize>length;
  tailEnd = <usize>end;
}

/** What a row holds beside its fields: quotes, commas, the time, the cells without a value. */
const frameBytes: usize = 6 * textCells + 2 * 23 + 80;

/** Bytes that the row has at the most, of an event of so many bytes. */
export function mostLineBytes(eventBytes: usize): usize {
  let most = eventBytes + frameBytes;
  if (has(properties)) most += <usize>propertiesLength;
  return most;
}

/** Writes it to `to`; the address behind it. */
export function writeLine(to: usize): usize {
  store<u8>(to, 0x5b);
  for (let cell = 0; cell < textCells; cell++) {
    if (cell > 0) store<u8>(to, 0x2c);
    store<u8>(to, 0x22, 1);
    to += 2;
    if (has(cell)) {
      const begin = beginOf(cell);
      const end = endOf(cell);
      to = cell == occurredAt ? writeTime(begin, end, to) : copy(begin, end, to);
    }
    store<u8>(to, 0x22);
    to += 1;
  }
  const others: u32 = (1 << value) | (1 << sequence) | (1 << properties);
  return (seen & others) == 0 ? copy(tail, tail + tailLength, to) : writeRest(to);
}

function writeRest(to: usize): usize {
  if (has(value)) {
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
  if (has(sequence)) to = copy(beginOf(sequence), endOf(sequence), to);
  else store<u8>(to++, 0x30);
  // ,"",
  store<u32>(to, 0x2c22222c);
  to += 4;
  if (has(properties)) to = copy(scratch, scratch + <usize>propertiesLength, to);
  else {
    // "{}"
    store<u32>(to, 0x227d7b22);
    to += 4;
  }
  return copy(tail + tailEnd, tail + tailLength, to);
}
