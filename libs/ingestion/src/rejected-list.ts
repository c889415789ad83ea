import type { RejectedRow, Rejection } from './rows/rejection.js';

const maxListed = 1_000;

/** The rejected rows of a request: all counted, the first thousand listed. */
export class RejectedList {
  private readonly listed: RejectedRow[] = [];
  count = 0;

  add(index: number, { code, message, path }: Rejection): void {
    this.count += 1;
    if (this.listed.length < maxListed) this.listed.push({ index, code, message, path });
  }

  get isTruncated(): boolean {
    return this.count > this.listed.length;
  }

  /** In the order of the rows. */
  rows(): RejectedRow[] {
    return [...this.listed].sort((left, right) => left.index - right.index);
  }
}
