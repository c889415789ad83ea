import { open, stat } from 'node:fs/promises';
import { frameKinds, readFrameHeads } from './frame.js';

export interface SegmentCounts {
  rows: number;
  rejected: number;
}

interface Counted extends SegmentCounts {
  inode: number;
  bytes: number;
}

/** The oldest are forgotten beyond this. */
const mostKnown = 10_000;

/** How many rows segments hold. A file that did not change since it was counted is not read again. */
export class CountedSegments {
  private readonly known = new Map<string, Counted>();

  /** @throws ENOENT when there is no such file */
  async of(path: string): Promise<SegmentCounts> {
    const { ino: inode, size: bytes } = await stat(path);
    const known = this.known.get(path);
    // Segments only grow, and one that is written anew is another file.
    if (known?.inode === inode && known.bytes === bytes) return known;
    const { end, ...counts } = await countSegment(path);
    // Several writes are under way at once: before a frame that is there already, one may be missing still.
    if (end !== bytes) return counts;
    this.known.set(path, { inode, bytes, ...counts });
    if (this.known.size > mostKnown) this.known.delete(this.known.keys().next().value!);
    return counts;
  }
}

/** Counts by the heads of the frames; `end` is where the last one of them ends. */
export async function countSegment(path: string): Promise<SegmentCounts & { end: number }> {
  const counts = { rows: 0, rejected: 0, end: 0 };
  const file = await open(path, 'r');
  try {
    for await (const { kind, count, end } of readFrameHeads(file)) {
      counts.end = end;
      if (kind === frameKinds.rows) counts.rows += count;
      else if (kind === frameKinds.rejected) counts.rejected += count;
    }
  } finally {
    await file.close();
  }
  return counts;
}
