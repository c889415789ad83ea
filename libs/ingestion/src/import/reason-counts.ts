import type { Rejection, RejectionCode } from '../rows/rejection.js';

/** How many rows were rejected for one reason. */
export interface Reason {
  code: RejectionCode;
  /** Which value; the numbers of list elements are left out. */
  path: string;
  message: string;
  count: number;
}

/** Counts rejections by code and place. */
export class ReasonCounts {
  private readonly reasons = new Map<string, Reason>();
  total = 0;

  add({ code, path, message }: Rejection): void {
    const place = path.replace(/\/\d+(?=\/|$)/g, '/*');
    const key = `${code} ${place}`;
    const reason = this.reasons.get(key);
    if (reason) reason.count += 1;
    else this.reasons.set(key, { code, path: place, message, count: 1 });
    this.total += 1;
  }

  /** Most frequent first. */
  list(): Reason[] {
    return [...this.reasons.values()].sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
  }
}
