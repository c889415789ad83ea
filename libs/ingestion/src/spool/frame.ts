import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** What a frame holds: what the segment is for, stored rows, or rows that were rejected. */
export const frameKinds = { head: 1, rows: 2, rejected: 3 } as const;
export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds];

/** A piece of a segment that is read as a whole or not at all; rows and rejected rows are NDJSON. */
export interface Frame {
  kind: FrameKind;
  /** How many lines the payload has. */
  count: number;
  payload: Buffer;
}

/** Payload length, count, kind and CRC-32 of all of it, four little-endian words. */
const headBytes = 16;
const maxPayloadBytes = 256 * 1024 * 1024;

/** The bytes of a frame, to be written one after the other. */
export function encodeFrame({ kind, count, payload }: Frame): Buffer[] {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(count, 4);
  head.writeUInt32LE(kind, 8);
  head.writeUInt32LE(crc32(payload, crc32(head.subarray(0, 12))), 12);
  return [head, payload];
}

export interface FrameHead {
  kind: FrameKind;
  count: number;
  payloadBytes: number;
  crc: number;
}

async function readHead(file: FileHandle, offset: number): Promise<[Buffer, FrameHead] | undefined> {
  const head = Buffer.alloc(headBytes);
  const { bytesRead } = await file.read(head, 0, headBytes, offset);
  if (bytesRead < headBytes) return undefined;
  const payloadBytes = head.readUInt32LE(0);
  const kind = head.readUInt32LE(8) as FrameKind;
  if (payloadBytes > maxPayloadBytes || kind < 1 || kind > 3) return undefined;
  return [head, { kind, count: head.readUInt32LE(4), payloadBytes, crc: head.readUInt32LE(12) }];
}

/**
 * The frames of a file from its begin. Ends before the first frame that is torn or whose checksum is wrong: what a
 * crash left unfinished was never acknowledged. `end` is the offset behind the frame.
 */
export async function* readFrames(file: FileHandle): AsyncGenerator<Frame & { end: number }> {
  for (let offset = 0; ;) {
    const found = await readHead(file, offset);
    if (!found) return;
    const [head, { kind, count, payloadBytes, crc }] = found;
    const payload = Buffer.allocUnsafe(payloadBytes);
    const { bytesRead } = await file.read(payload, 0, payloadBytes, offset + headBytes);
    if (bytesRead < payloadBytes || crc32(payload, crc32(head.subarray(0, 12))) !== crc) return;
    offset += headBytes + payloadBytes;
    yield { kind, count, payload, end: offset };
  }
}

/** The heads of the frames only: to count rows without reading them. */
export async function* readFrameHeads(file: FileHandle): AsyncGenerator<FrameHead> {
  const { size } = await file.stat();
  for (let offset = 0; ;) {
    const found = await readHead(file, offset);
    if (!found) return;
    offset += headBytes + found[1].payloadBytes;
    if (offset > size) return;
    yield found[1];
  }
}
