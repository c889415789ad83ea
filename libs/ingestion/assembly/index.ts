/**
 * Finds the fields of events and orders in the bytes of their JSON and writes the rows that are stored, without making values of
 * them. It knows the common ways to write one: known fields, each once, no escapes, plain numbers, the project's currency. A row that it takes is valid, and what is stored of it is what the general path makes of it; everything else is left
 * to the checks that tell what is wrong.
 */
import { setErased } from './erased';
import { eventHash, mostEventLine, readEvent, writeEvent } from './event';
import { setAscii } from './fields';
import { hashes, input, mostRows, output, outputBytes, starts } from './memory';
import { mostOrderLine, readOrder, writeOrder } from './order';
import { setTail } from './tail';
import { setLatest } from './time';

export { eventTable } from './event';
export { itemTable } from './items';
export {
  amount,
  hashes,
  input,
  inputBytes,
  mostRows,
  output,
  scratch,
  scratchBytes,
  starts,
  tail,
} from './memory';
export { orderTable } from './order';
export {
  amountKind,
  currencyKind,
  defineField,
  idKind,
  integerKind,
  itemsKind,
  moneyKind,
  nameKind,
  otherKind,
  propertiesKind,
  quantityKind,
  statusKind,
  textKind,
  timeKind,
} from './table';
export { hashOf, setSeed } from './text';
export { addStatus, setCurrency } from './words';

/** How rows stand in the input: in an array, one after the other, or one a line. */
const inArray = 0;
const inLines = 2;

/** What the last {@link scan} found: rows, their bytes, the newlines between them and the offset of the last of those. */
export let rowCount: i32 = 0;
export let outputLength: i32 = 0;
export let newlines: i32 = 0;
export let lastNewline: i32 = -1;

let areOrders: bool = false;
let mostRowBytes: usize = 0;

/** What holds for the rows from now on; times as {@link setLatest} has them. */
export function configure(
  ofOrders: bool,
  latestDay: i32,
  latestMillisecond: i32,
  asksForErased: bool,
  rowBytes: i32,
  tailLength: i32,
  timeBegin: i32,
): void {
  areOrders = ofOrders;
  setLatest(latestDay, latestMillisecond);
  setErased(asksForErased);
  mostRowBytes = <usize>rowBytes;
  setTail(tailLength, timeBegin);
}

let passed: i32 = 0;
let lastPassed: usize = 0;

/**
 * Takes the rows from the brace at the offset `from` on, as far as they are known here and there is room. `isLast` says that
 * nothing follows the input. Returns the offset behind the last one; `from` when there is none.
 */
export function scan(from: i32, until: i32, form: i32, isAscii: bool, isLast: bool): i32 {
  setAscii(isAscii);
  rowCount = 0;
  newlines = 0;
  lastNewline = -1;
  const end = input + <usize>until;
  let behind = input + <usize>from;
  let at = behind;
  let to = output;
  while (rowCount < mostRows) {
    const close = areOrders ? readOrder(at, end) : readEvent(at, end);
    if (close == 0 || close - at > mostRowBytes) break;
    if (form == inLines && !endsLine(close, end, isLast)) break;
    const most = areOrders ? mostOrderLine(close - at) : mostEventLine(close - at);
    if (to + most > output + outputBytes) break;
    if (passed > 0) {
      newlines += passed;
      lastNewline = <i32>(lastPassed - input);
      passed = 0;
    }
    const row = (<usize>rowCount) << 2;
    store<u32>(starts + row, <u32>(to - output));
    if (!areOrders) store<i32>(hashes + row, eventHash());
    to = areOrders ? writeOrder(to) : writeEvent(to);
    rowCount += 1;
    behind = close;
    at = nextRow(close, end, form);
    if (at == 0) break;
  }
  passed = 0;
  outputLength = <i32>(to - output);
  return <i32>(behind - input);
}

function endsLine(at: usize, end: usize, isLast: bool): bool {
  const next = at < end && load<u8>(at) == 0x0d ? at + 1 : at;
  return next < end ? load<u8>(next) == 0x0a : isLast;
}

/** The address of the next row's brace behind what may stand between two; 0 when there is anything else. */
function nextRow(at: usize, end: usize, form: i32): usize {
  let needsComma = form == inArray;
  passed = 0;
  for (; at < end; at++) {
    const byte = load<u8>(at);
    if (byte == 0x7b) return needsComma ? 0 : at;
    if (byte == 0x0a) {
      // An empty line of NDJSON is no row, and left to who counts them.
      if (form == inLines && passed > 0) return 0;
      passed += 1;
      lastPassed = at;
    } else if (byte == 0x2c) {
      if (!needsComma) return 0;
      needsComma = false;
    } else if (byte == 0x0d) continue;
    else if (form == inLines || (byte != 0x20 && byte != 0x09)) return 0;
  }
  return 0;
}
