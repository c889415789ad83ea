import type { Clock } from '#core';

/** A clock that stands still at `iso`, such as 2024-06-30T12:00:00Z. */
export function fixedClock(iso: string): Clock {
  const now = new Date(iso);
  if (Number.isNaN(now.getTime())) throw new TypeError(`${iso} is no instant`);
  return { now: () => new Date(now) };
}
