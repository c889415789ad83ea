import { newId } from '#core';

/**
 * Ids in the order in which they were made, also within one millisecond and when the clock stands still or goes back:
 * the twelve bits after the version count up. Lists are paged by them.
 */
export class OrderedIds {
  private last = 0;
  private count = 0;

  next(now: Date): string {
    if (now.getTime() > this.last) {
      this.last = now.getTime();
      this.count = 0;
    } else if (++this.count > 0xfff) {
      this.last += 1;
      this.count = 0;
    }
    const id = newId(this.last);
    return id.slice(0, 15) + this.count.toString(16).padStart(3, '0') + id.slice(18);
  }
}
