import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { newId } from '#core';
import { encodeFrame, type Frame, frameKinds } from './frame.js';
import { openPath, readyPath, type SegmentHead } from './segment.js';
import { syncFolder } from './sync-folder.js';

/** A segment that is written: appends may be under way at once, and each one counts only when all before it do. */
export class OpenSegment {
  /** What is safe: bytes and rows of the appends that are on the disk. */
  bytes: number;
  rows = 0;
  /** Whether an append failed: nothing may follow a frame that is not whole, so that the segment has to end. */
  isBroken = false;
  /** How many appends are under way, and where the next one begins. */
  underWay = 0;
  private end: number;
  private last = Promise.resolve();

  private constructor(
    readonly id: string,
    private readonly folder: string,
    private readonly file: FileHandle,
    headBytes: number,
  ) {
    this.bytes = headBytes;
    this.end = headBytes;
  }

  static async create(folder: string, head: SegmentHead): Promise<OpenSegment> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const id = newId();
    const payload = Buffer.from(JSON.stringify(head));
    const path = openPath(folder, id);
    const file = await open(path, 'wx', 0o600);
    const buffers = encodeFrame({ kind: frameKinds.head, count: 0, payload });
    try {
      await writeAll(file, buffers, 0);
      await syncFolder(folder);
    } catch (error) {
      // Nobody would ever close it, and whoever waits for all segments of the table would wait for it.
      await file.close().catch(() => undefined);
      await rm(path, { force: true });
      throw error;
    }
    return new OpenSegment(id, folder, file, bytesOf(buffers));
  }

  /** Resolves with the bytes that were added when the frames are on the disk, and everything before them. */
  append(frames: readonly Frame[]): Promise<number> {
    const buffers = frames.flatMap(encodeFrame);
    const from = this.end;
    this.end += bytesOf(buffers);
    this.underWay += 1;
    const done = this.settle(this.last, this.put(buffers, from)).then(
      () => {
        this.bytes = from + bytesOf(buffers);
        this.rows += frames.reduce((sum, frame) => sum + frame.count, 0);
        this.underWay -= 1;
        return bytesOf(buffers);
      },
      (error: unknown) => {
        this.isBroken = true;
        this.underWay -= 1;
        throw error;
      },
    );
    this.last = done.then(() => undefined);
    // Whoever awaits the next append, or the end, sees the failure.
    this.last.catch(() => undefined);
    return done;
  }

  /** Makes it ready for loading once nothing is under way. May be tried again when it fails. */
  async close(): Promise<void> {
    await this.last.catch(() => undefined);
    if (this.isBroken) await this.file.truncate(this.bytes).catch(() => undefined);
    await rename(openPath(this.folder, this.id), readyPath(this.folder, this.id));
    // Everything in it is synced.
    await this.file.close().catch(() => undefined);
  }

  private async put(buffers: readonly Buffer[], from: number): Promise<void> {
    await writeAll(this.file, buffers, from);
    await this.file.datasync();
  }

  private async settle(before: Promise<void>, own: Promise<void>): Promise<void> {
    for (const result of await Promise.allSettled([before, own])) {
      if (result.status === 'rejected') throw result.reason;
    }
  }
}

const bytesOf = (buffers: readonly Buffer[]) => buffers.reduce((sum, buffer) => sum + buffer.length, 0);

async function writeAll(file: FileHandle, buffers: readonly Buffer[], offset: number): Promise<void> {
  const total = bytesOf(buffers);
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
