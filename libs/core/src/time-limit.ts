/**
 * A signal that is aborted when `outer` is or when the time is over, whichever comes first. To be ended when what it
 * limits is done.
 *
 * Not `AbortSignal.any` of an `AbortSignal.timeout`: Node 20 lets the collector take a timeout that only a combined
 * signal knows, and then it never comes.
 */
export class TimeLimit {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private reached = false;

  constructor(
    milliseconds: number,
    private readonly outer?: AbortSignal,
  ) {
    this.timer = setTimeout(this.reach, milliseconds).unref();
    outer?.addEventListener('abort', this.follow, { once: true });
    if (outer?.aborted) this.follow();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Whether the time was over before the end. */
  get isReached(): boolean {
    return this.reached;
  }

  /** What becomes of `work`, or the signal's reason once it is aborted, whether or not `work` heeds it. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(this.signal.reason as Error);
      work.then(resolve, reject);
      this.signal.addEventListener('abort', giveUp, { once: true });
      if (this.signal.aborted) giveUp();
    });
  }

  /** Lets go of the timer and of `outer`; the signal is not aborted any more. */
  end(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.follow);
  }

  private readonly reach = (): void => {
    this.reached = true;
    this.end();
    this.controller.abort(new DOMException('The time is over.', 'TimeoutError'));
  };

  private readonly follow = (): void => {
    this.end();
    this.controller.abort(this.outer?.reason);
  };
}
