import type { Clock } from '#core';

/** A clock that stands at `iso` until it is moved on. */
export interface MovableClock extends Clock {
  advance(milliseconds: number): void;
}

export function movableClock(iso: string): MovableClock {
  let now = new Date(iso).getTime();
  return {
    now: () => new Date(now),
    advance: (milliseconds) => void (now += milliseconds),
  };
}
