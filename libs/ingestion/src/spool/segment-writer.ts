import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { newId } from '#core';
import { encodeFrame, type Frame, frameKinds, mergeFrames } from './frame.js';
import { openPath, readyPath, type SegmentHead } from './segment.js';

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

interface OpenSegment {
  id: string;
  file: FileHandle;
  path: string;
  /** What is safe: frames up to here were synced. */
  bytes: number;
  rows: number;
  timer: NodeJS.Timeout;
}

/**
 * Appends to the segments of one table, one open segment at a time. All appends that wait while the disk syncs share
 * the next write and its fdatasync.
 */
export class SegmentWriter {
  private waiting: Append[] = [];
  private segment: OpenSegment | undefined;
  private rolls: Roll[] = [];
  private isRunning = false;

  constructor(
    private readonly folder: string,
    private readonly head: SegmentHead,
    private readonly limits: SegmentLimits,
    private readonly onReady: (segment: string) => void,
    private readonly onBytes: (bytes: number) => void,
    private readonly onError: (error: Error) => void,
    /** Whether closing by age would only add to what waits already. */
    private readonly isBehind: () => boolean = () => false,
  ) {}

  /** Resolves with the segment's id when the frames are on the disk; fails when they are not, and none of them counts. */
  append(frames: readonly Frame[]): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ frames, resolve, reject });
      this.start();
    });
  }

  /** Closes the open segment, so that it is loaded now. Resolves when it is ready. */
  roll(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.rolls.push({ resolve, reject });
      this.start();
    });
  }

  private start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    void this.run();
  }

  /** Never fails: what goes wrong is told to those who wait. */
  private async run(): Promise<void> {
    while (this.waiting.length > 0 || this.rolls.length > 0) {
      const rolls = this.rolls.splice(0);
      if (this.waiting.length > 0) await this.write(this.waiting.splice(0));
      if (rolls.length > 0) await this.closeFor(rolls);
    }
    this.isRunning = false;
  }

  private async write(batch: readonly Append[]): Promise<void> {
    try {
      const segment = (this.segment ??= await this.open());
      const frames = mergeFrames(batch.flatMap((append) => append.frames));
      await this.sync(segment, frames);
      for (const append of batch) append.resolve(segment.id);
      if (segment.bytes >= this.limits.bytes || segment.rows >= this.limits.rows) this.rollSoon();
    } catch (error) {
      for (const append of batch) append.reject(error);
    }
  }

  private async sync(segment: OpenSegment, frames: readonly Frame[]): Promise<void> {
    const buffers = frames.flatMap(encodeFrame);
    const bytes = buffers.reduce((sum, buffer) => sum + buffer.length, 0);
    try {
      await writeAll(segment.file, buffers, segment.bytes);
      await segment.file.datasync();
    } catch (error) {
      // Nothing may follow a frame that is not whole, so the segment ends before it.
      await segment.file.truncate(segment.bytes).catch(() => undefined);
      await this.close().catch(this.onError);
      throw error;
    }
    segment.bytes += bytes;
    segment.rows += frames.reduce((sum, frame) => sum + frame.count, 0);
    this.onBytes(bytes);
  }

  private async open(): Promise<OpenSegment> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const id = newId();
    const path = openPath(this.folder, id);
    const payload = Buffer.from(JSON.stringify(this.head));
    const file = await open(path, 'wx', 0o600);
    const buffers = encodeFrame({ kind: frameKinds.head, count: 0, payload });
    await writeAll(file, buffers, 0);
    await syncFolder(this.folder);
    const bytes = buffers.reduce((sum, buffer) => sum + buffer.length, 0);
    this.onBytes(bytes);
    const timer = setInterval(() => {
      if (!this.isBehind()) this.rollSoon();
    }, this.limits.age).unref();
    return { id, file, path, bytes, rows: 0, timer };
  }

  private rollSoon(): void {
    this.roll().catch(this.onError);
  }

  private async closeFor(rolls: readonly Roll[]): Promise<void> {
    try {
      await this.close();
      for (const roll of rolls) roll.resolve();
    } catch (error) {
      for (const roll of rolls) roll.reject(error);
    }
  }

  private async close(): Promise<void> {
    const { segment } = this;
    if (!segment) return;
    // Should the disk refuse this, the timer tries it again after a while.
    await rename(segment.path, readyPath(this.folder, segment.id));
    clearInterval(segment.timer);
    this.segment = undefined;
    await segment.file.close();
    this.onReady(segment.id);
  }
}

async function writeAll(file: FileHandle, buffers: readonly Buffer[], offset: number): Promise<void> {
  const total = buffers.reduce((sum, buffer) => sum + buffer.length, 0);
  // The kernel takes at most 1024 buffers at once.
  const bytes = buffers.length > 64 ? [Buffer.concat(buffers)] : [...buffers];
  const { bytesWritten } = await file.writev(bytes, offset);
  if (bytesWritten === total) return;
  const rest = Buffer.concat(bytes);
  for (let done = bytesWritten; done < total;) {
    const { bytesWritten: more } = await file.write(rest, done, total - done, offset + done);
    done += more;
  }
}

/** A new name in a folder is safe only when the folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
