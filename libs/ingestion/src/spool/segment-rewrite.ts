import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeFrame, type Frame, frameKinds, readFrames } from './frame.js';
import type { SegmentHead } from './segment.js';
import { syncFolder } from './sync-folder.js';

/** The frames that take a frame's place; undefined: it stays. */
export type FrameChange = (frame: Frame, head: SegmentHead) => readonly Frame[] | undefined;

export const draftSuffix = '.draft';
const copyBytes = 4 * 1024 * 1024;

/**
 * Writes a ready segment anew beside itself and puts it in its place at one stroke, so that a crash leaves the old or the
 * new one whole; nothing is written when nothing changes. Whoever calls it holds the lock of the folder. Returns by how
 * many bytes it grew.
 */
export async function rewriteSegment(path: string, change: FrameChange): Promise<number> {
  const draft = `${path}${draftSuffix}`;
  const source = await open(path, 'r');
  let target: FileHandle | undefined;
  try {
    let head: SegmentHead | undefined;
    let begin = 0;
    for await (const { end, ...frame } of readFrames(source)) {
      const isHead = frame.kind === frameKinds.head;
      if (isHead) head = JSON.parse(frame.payload.toString()) as SegmentHead;
      const changed = head && !isHead ? change(frame, head) : undefined;
      if (changed && !target) target = await begunCopy(source, begin, draft);
      for (const one of changed ?? [frame]) await target?.appendFile(Buffer.concat(encodeFrame(one)));
      begin = end;
    }
    if (!target) return 0;
    await target.datasync();
    const sizes = [await target.stat(), await source.stat()].map(({ size }) => size) as [number, number];
    await rename(draft, path);
    await syncFolder(dirname(path));
    return sizes[0] - sizes[1];
  } finally {
    await source.close();
    await target?.close();
    await rm(draft, { force: true });
  }
}

/** A new file with the first `length` bytes of another one. */
async function begunCopy(source: FileHandle, length: number, path: string): Promise<FileHandle> {
  const target = await open(path, 'w', 0o600);
  const buffer = Buffer.allocUnsafe(Math.min(copyBytes, length));
  for (let done = 0; done < length;) {
    const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, length - done), done);
    await target.appendFile(buffer.subarray(0, bytesRead));
    done += bytesRead;
  }
  return target;
}
