import { type Frame, mergeFrames } from './frame.js';
import { OpenSegment } from './open-segment.js';
import type { SegmentHead } from './segment.js';

/** When a segment is closed. */
export interface SegmentLimits {
  bytes: number;
  rows: number;
  /** Milliseconds since its first row. */
  age: number;
}

interface Append {
  frames: readonly Frame[];
  resolve(segment: string): void;
  reject(error: unknown): void;
}

interface Roll {
  resolve(): void;
  reject(error: unknown): void;
}

/** Writes that are under way at once, so that the disk need not wait until the process has time for the next one. */
const mostUnderWay = 3;
/** Fewer bytes wait for the write before them: many small appends in one sync are worth more than an early one. */
const earlyBytes = 128 * 1024;

/**
 * Appends to the segments of one table, one open segment at a time. All appends that wait while the disk is busy share
 * the next write and its fdatasync.
 */
export class SegmentWriter {
  private waiting: Append[] = [];
  private waitingBytes = 0;
  private rolls: Roll[] = [];
  private segment: OpenSegment | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Whether a segment is being opened or closed. */
  private isTurning = false;

  constructor(
    private readonly folder: string,
    private readonly head: SegmentHead,
    private readonly limits: SegmentLimits,
    private readonly onReady: (segment: string) => void,
    private readonly onBytes: (bytes: number) => void,
    private readonly onError: (error: Error) => void,
    /** Whether closing by age would only add to what waits already. */
    private readonly isBusy: () => boolean = () => false,
  ) {}

  /** Resolves with the segment's id when the frames are on the disk; fails when they are not, and none of them counts. */
  append(frames: readonly Frame[]): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ frames, resolve, reject });
      for (const { payload } of frames) this.waitingBytes += payload.length;
      this.advance();
    });
  }

  /** Closes the open segment, so that it is loaded now. Resolves when it is ready. */
  roll(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.rolls.push({ resolve, reject });
      this.advance();
    });
  }

  /** Does what can be done at the moment; called whenever that changed. */
  private advance(): void {
    const { segment, waiting } = this;
    if (this.isTurning) return;
    const isOpen = segment !== undefined && !segment.isBroken;
    if (this.rolls.length > 0 || (waiting.length > 0 && !isOpen)) return void this.turn();
    if (waiting.length === 0 || !isOpen) return;
    const isEarly = segment.underWay < mostUnderWay && this.waitingBytes >= earlyBytes;
    if (segment.underWay === 0 || isEarly) this.write(segment);
  }

  /** Opens a segment for what waits, and closes it when that is asked for. Never fails: it tells those who wait. */
  private async turn(): Promise<void> {
    this.isTurning = true;
    const rolls = this.rolls.splice(0);
    try {
      if (this.waiting.length > 0) this.write(await this.open());
    } catch (error) {
      for (const append of this.takeWaiting()) append.reject(error);
    }
    try {
      if (rolls.length > 0) await this.close();
      for (const roll of rolls) roll.resolve();
    } catch (error) {
      for (const roll of rolls) roll.reject(error);
    }
    this.isTurning = false;
    this.advance();
  }

  private takeWaiting(): Append[] {
    this.waitingBytes = 0;
    return this.waiting.splice(0);
  }

  private write(segment: OpenSegment): void {
    const batch = this.takeWaiting();
    const frames = mergeFrames(batch.flatMap((append) => append.frames));
    segment
      .append(frames)
      .then(
        (bytes) => {
          this.onBytes(bytes);
          for (const append of batch) append.resolve(segment.id);
          if (segment.bytes >= this.limits.bytes || segment.rows >= this.limits.rows) this.end(segment);
        },
        (error: unknown) => {
          for (const append of batch) append.reject(error);
          this.end(segment);
        },
      )
      .finally(() => this.advance());
  }

  /** Closes a segment that can take no more, once. */
  private end(segment: OpenSegment): void {
    if (this.segment === segment && this.rolls.length === 0 && !this.isTurning) this.rollSoon();
  }

  private async open(): Promise<OpenSegment> {
    if (this.segment?.isBroken) await this.close();
    if (this.segment) return this.segment;
    const segment = await OpenSegment.create(this.folder, this.head);
    this.onBytes(segment.bytes);
    this.segment = segment;
    // Should the disk refuse to close it, the timer tries that again after a while.
    this.timer = setInterval(() => {
      if (!this.isBusy()) this.rollSoon();
    }, this.limits.age).unref();
    return segment;
  }

  private rollSoon(): void {
    this.roll().catch(this.onError);
  }

  private async close(): Promise<void> {
    const { segment } = this;
    if (!segment) return;
    await segment.close().catch((error: NodeJS.ErrnoException) => {
      // Another process took it for a dead one's: what is appended to it from here on would be lost.
      if (error.code !== 'ENOENT') throw error;
      this.onError(error);
    });
    clearInterval(this.timer);
    this.segment = undefined;
    this.onReady(segment.id);
  }
}
