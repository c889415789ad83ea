import { changeState, type Message, readState } from './state.js';

const maxQueue = 200;
/** Browsers keep at most 64 KB alive behind a page that closes. */
const maxBytes = 50_000;
const pauseMilliseconds = 200;
const maxBackoffMilliseconds = 300_000;

/**
 * Sends what waits in the queue until it is answered. A message leaves the queue when the server has it or refuses it
 * for good; sent twice it counts once, so when in doubt it is sent again.
 */
export class Sender {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSending = false;
  private failures = 0;

  constructor(
    private readonly address: string,
    private readonly key: string,
  ) {}

  add(message: Message): void {
    changeState({ queue: [...(readState().queue ?? []), message].slice(-maxQueue) });
    if (!this.failures) this.start(pauseMilliseconds);
  }

  /** Sends what waits, now or after a while. */
  start(milliseconds = 0): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), milliseconds);
  }

  /** Hands over what waits while the page closes. No answer is seen: the next page sends it again. */
  leave(): void {
    const batch = this.next();
    if (batch.length) navigator.sendBeacon(this.address, this.body(batch));
  }

  private async send(): Promise<void> {
    const batch = this.next();
    if (this.isSending || !batch.length) return;
    this.isSending = true;
    const wait = await this.post(batch);
    this.isSending = false;
    if (wait === undefined) {
      this.failures = 0;
      const ids = batch.map(({ messageId }) => messageId);
      changeState({ queue: (readState().queue ?? []).filter(({ messageId }) => !ids.includes(messageId)) });
    }
    this.start(wait);
  }

  /** Resolves to milliseconds to wait before another try, or to undefined when there is nothing to try again. */
  private async post(batch: readonly Message[]): Promise<number | undefined> {
    try {
      // Plain text needs no question to the server beforehand.
      const answer = await fetch(this.address, { method: 'POST', body: this.body(batch), keepalive: true });
      if (answer.status !== 429 && answer.status !== 408 && answer.status < 500) {
        if (!answer.ok) console.warn(`clientele: refused with status ${answer.status}`);
        return undefined;
      }
      return this.backoff(Number(answer.headers.get('retry-after')) * 1000);
    } catch {
      return this.backoff(0);
    }
  }

  /** The oldest messages that fit into one request; the first one in any case. */
  private next(): Message[] {
    let bytes = 0;
    return (readState().queue ?? []).filter(
      (message, at) => (bytes += JSON.stringify(message).length) < maxBytes || !at,
    );
  }

  private body(batch: readonly Message[]): string {
    return JSON.stringify({ writeKey: this.key, sentAt: new Date().toISOString(), batch });
  }

  private backoff(atLeast: number): number {
    const grown = Math.min(1000 * 2 ** this.failures++, maxBackoffMilliseconds);
    return Math.max(atLeast, grown * (0.5 + Math.random() / 2));
  }
}
