import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { frameKinds, readFrameHeads, readFrames, readPayload } from './frame.js';
import type { SegmentHead } from './segment.js';
import { countSegment } from './segment-counts.js';

/** The lines `[from, to)` of a segment, counted over all of its frames. */
export interface LineRange {
  from: number;
  to: number;
}

/** What a ready segment holds, read from the disk as it is needed. */
export class SegmentContent {
  private constructor(
    readonly path: string,
    readonly head: SegmentHead,
    readonly rows: number,
    readonly rejected: number,
    /** How many of the rejected rows are here with their text; the others are only counted. */
    readonly rejectedLineCount: number,
    /** Where the last whole frame ends. */
    private readonly end: number,
    /** Bytes behind the last whole frame: not 0 only when the disk changed what was written. */
    readonly damagedBytes: number,
    /** Rows in them, good and rejected ones, as far as the heads of their frames tell. */
    readonly lostRows: number,
  ) {}

  /**
   * Reads the segment once through, checking every frame. Undefined when there is nothing in it. `expected` stands in for a
   * head that the disk damaged.
   */
  static async read(path: string, expected?: SegmentHead): Promise<SegmentContent | undefined> {
    const file = await open(path, 'r');
    try {
      let head = expected;
      let end = 0;
      const counts = { rows: 0, rejected: 0, lines: 0 };
      for await (const frame of readFrames(file, { keeps: false })) {
        end = frame.end;
        if (frame.kind === frameKinds.head) head = JSON.parse(frame.payload.toString()) as SegmentHead;
        else if (frame.kind === frameKinds.rows) counts.rows += frame.count;
        else {
          counts.rejected += frame.count;
          if (frame.payload.length > 0) counts.lines += frame.count;
        }
      }
      const { size } = await file.stat();
      if (!head || size === 0) return undefined;
      const { rows, rejected, lines } = counts;
      const told = size > end ? await countSegment(path) : counts;
      const lost = told.rows + told.rejected - rows - rejected;
      return new SegmentContent(path, head, rows, rejected, lines, end, size - end, lost);
    } finally {
      await file.close();
    }
  }

  /** The stored rows as NDJSON. */
  lines(range?: LineRange): Readable {
    return Readable.from(this.payloads(frameKinds.rows, range), { objectMode: false });
  }

  /** The rejected rows as NDJSON; frames that only count rejected rows have no lines. */
  rejectedLines(): Readable {
    return Readable.from(this.payloads(frameKinds.rejected), { objectMode: false });
  }

  private async *payloads(kind: number, range?: LineRange): AsyncGenerator<Buffer> {
    const file = await open(this.path, 'r');
    try {
      let first = 0;
      for await (const frame of readFrameHeads(file)) {
        if (frame.end > this.end) return;
        if (frame.kind !== kind) continue;
        const next = first + frame.count;
        if (!range || (range.from <= first && next <= range.to)) yield* readPayload(file, frame);
        else if (range.from < next && first < range.to) {
          yield cut(await buffer(readPayload(file, frame)), range, first);
        }
        first = next;
      }
    } finally {
      await file.close();
    }
  }
}

function cut(payload: Buffer, { from, to }: LineRange, first: number): Buffer {
  const lines = payload.toString('utf8').split('\n');
  return Buffer.from(
    `${lines
      .slice(Math.max(0, from - first), to - first)
      .filter(Boolean)
      .join('\n')}\n`,
  );
}
