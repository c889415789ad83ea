import { Problem } from '#core';

const windowMilliseconds = 1_000;
const remembered = 10_000;

interface Window {
  begin: number;
  requests: number;
}

/** Counts the requests of each key and user, second by second. */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  /**
   * @param perSecond requests that one caller may send in a second; 0: any number
   * @param now milliseconds from any start
   */
  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Counts a request of `caller`. @throws Problem `too-many-requests` when it is one too many */
  count(caller: string): void {
    if (this.perSecond === 0) return;
    const now = this.now();
    const window = this.windows.get(caller);
    if (!window || now - window.begin >= windowMilliseconds) {
      if (this.windows.size >= remembered) this.forget(now);
      this.windows.set(caller, { begin: now, requests: 1 });
      return;
    }
    window.requests += 1;
    if (window.requests > this.perSecond) {
      throw new Problem('too-many-requests', `More than ${this.perSecond} requests in a second`, [], {
        retryAfterSeconds: 1,
      });
    }
  }

  private forget(now: number): void {
    for (const [caller, { begin }] of this.windows) {
      if (now - begin >= windowMilliseconds) this.windows.delete(caller);
    }
  }
}
