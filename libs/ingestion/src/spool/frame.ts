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

const mergedBytes = 128 * 1024;

/**
 * The same lines in fewer frames: what is synced together may as well be read together. Neighbours of a kind become one
 * frame of up to 128 KB, beyond which copying costs more than a frame does; frames that only count keep apart from those
 * with lines.
 */
export function mergeFrames(frames: readonly Frame[]): Frame[] {
  const merged: Frame[] = [];
  const sorted = [...frames].sort((left, right) => left.kind - right.kind);
  for (let from = 0; from < sorted.length;) {
    const { kind, payload } = sorted[from]!;
    let [to, bytes] = [from + 1, payload.length];
    for (let next = sorted[to]; next?.kind === kind; next = sorted[++to]) {
      if (bytes + next.payload.length > mergedBytes || (next.payload.length === 0) !== (bytes === 0)) break;
      bytes += next.payload.length;
    }
    const group = sorted.slice(from, to);
    from = to;
    if (group.length === 1) {
      merged.push(group[0]!);
      continue;
    }
    const count = group.reduce((sum, frame) => sum + frame.count, 0);
    merged.push({ kind, count, payload: Buffer.concat(group.map((frame) => frame.payload)) });
  }
  return merged;
}

export interface FrameHead {
  kind: FrameKind;
  count: number;
  /** Where the payload begins in the file. */
  payloadBegin: number;
  payloadBytes: number;
  /** The offset behind the frame. */
  end: number;
  crc: number;
}

async function readHead(file: FileHandle, offset: number): Promise<[Buffer, FrameHead] | undefined> {
  const head = Buffer.alloc(headBytes);
  const { bytesRead } = await file.read(head, 0, headBytes, offset);
  if (bytesRead < headBytes) return undefined;
  const payloadBytes = head.readUInt32LE(0);
  const kind = head.readUInt32LE(8) as FrameKind;
  if (payloadBytes > maxPayloadBytes || kind < 1 || kind > 3) return undefined;
  const payloadBegin = offset + headBytes;
  const end = payloadBegin + payloadBytes;
  const [count, crc] = [head.readUInt32LE(4), head.readUInt32LE(12)];
  return [head, { kind, count, payloadBegin, payloadBytes, end, crc }];
}

/**
 * The frames of a file from its begin. Ends before the first frame that is torn or whose checksum is wrong: what a
 * crash left unfinished was never acknowledged. `end` is the offset behind the frame. Unless `keeps`, a payload is gone when
 * the next frame is asked for.
 */
export async function* readFrames(
  file: FileHandle,
  { keeps } = { keeps: true },
): AsyncGenerator<Frame & { end: number }> {
  let room = Buffer.alloc(0);
  for (let offset = 0; ;) {
    const found = await readHead(file, offset);
    if (!found) return;
    const [head, { kind, count, payloadBegin, payloadBytes, end, crc }] = found;
    if (keeps || room.length < payloadBytes) room = Buffer.allocUnsafe(payloadBytes);
    const payload = room.subarray(0, payloadBytes);
    const { bytesRead } = await file.read(payload, 0, payloadBytes, payloadBegin);
    if (bytesRead < payloadBytes || crc32(payload, crc32(head.subarray(0, 12))) !== crc) return;
    offset = end;
    yield { kind, count, payload, end };
  }
}

/** The heads of the frames only: to count rows without reading them. */
export async function* readFrameHeads(file: FileHandle): AsyncGenerator<FrameHead> {
  const { size } = await file.stat();
  for (let offset = 0; ;) {
    const found = await readHead(file, offset);
    if (!found) return;
    offset = found[1].end;
    if (offset > size) return;
    yield found[1];
  }
}

const pieceBytes = 128 * 1024;

/** The payload of a frame that was checked before, piece by piece. @throws Error when the file has become shorter */
export async function* readPayload(
  file: FileHandle,
  { payloadBegin, payloadBytes }: FrameHead,
): AsyncGenerator<Buffer> {
  for (let read = 0; read < payloadBytes;) {
    const size = Math.min(pieceBytes, payloadBytes - read);
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(size), 0, size, payloadBegin + read);
    if (bytesRead === 0) throw new Error('a segment has become shorter since it was checked');
    yield buffer.subarray(0, bytesRead);
    read += bytesRead;
  }
}
