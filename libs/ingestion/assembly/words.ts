/** Texts of which only some are known: the statuses of orders, and the project's currency. */
import { scratch } from './memory';

const wordBytes = 16;
const mostWords = 8;

/** The statuses, each filled up with zeros. */
const statuses: usize = memory.data(mostWords * wordBytes, 16);
let statusCount: i32 = 0;

export const currency: usize = memory.data(wordBytes, 16);
export let currencyLength: usize = 0;

/** Adds the status whose text, filled up with zeros, is at `scratch`. */
export function addStatus(): void {
  if (statusCount == mostWords) unreachable();
  memory.copy(statuses + <usize>statusCount * wordBytes, scratch, wordBytes);
  statusCount += 1;
}

/** The project's currency is the text at `scratch`, or not known, without a length. */
export function setCurrency(length: i32): void {
  memory.copy(currency, scratch, wordBytes);
  currencyLength = <usize>length;
}

export function isStatus(begin: usize, end: usize): bool {
  for (let word = 0; word < statusCount; word++) {
    if (isWord(begin, end, statuses + <usize>word * wordBytes)) return true;
  }
  return false;
}

export function isProjectCurrency(begin: usize, end: usize): bool {
  return currencyLength > 0 && end - begin == currencyLength && isWord(begin, end, currency);
}

/** Whether the text `[begin, end)` is the one at `word`, which is shorter than its place. */
function isWord(begin: usize, end: usize, word: usize): bool {
  if (end - begin >= <usize>wordBytes) return false;
  for (let at = begin; at < end; at++) if (load<u8>(at) != load<u8>(word + (at - begin))) return false;
  return load<u8>(word + (end - begin)) == 0;
}
