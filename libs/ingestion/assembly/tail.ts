/** How the rows end: with the time of ingestion. */
import { tail } from './memory';
import { copy } from './text';

/** How many bytes the tail has, and where in it the time of ingestion begins, with its comma. */
let length: usize = 0;
let timeBegin: usize = 0;

export function setTail(tailLength: i32, begin: i32): void {
  length = <usize>tailLength;
  timeBegin = <usize>begin;
}

/** The tail of an event's texts, with the values of cells that have none. */
export function writeTail(to: usize): usize {
  return copy(tail, tail + length, to);
}

export function writeIngested(to: usize): usize {
  return copy(tail + timeBegin, tail + length, to);
}
