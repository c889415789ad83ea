import { giveBuffer, takeBuffer } from './spare-buffers.js';

/** Bytes that a UTF-16 code unit can become. */
const mostBytes = 3;
const newline = 0x0a;
/** From here on a buffer grows more slowly, as memory counts more than copying. */
const largeBytes = 1024 * 1024;

/** Lines that were taken out of a buffer; give `bytes` back when nobody reads them any more. */
export interface TakenLines {
  bytes: Buffer;
  payload: Buffer;
  count: number;
}

/** Lines on their way into one payload, written as bytes at once: joining them first would copy every text twice. */
export class LineBuffer {
  bytes: Buffer;
  /** How many bytes are in it. */
  length = 0;
  count = 0;

  constructor(private readonly size: number) {
    this.bytes = takeBuffer(size);
  }

  /** Appends a line that has no newline yet. */
  add(line: string): void {
    this.text(line);
    this.bytes[this.length++] = newline;
    this.count += 1;
  }

  /** Appends lines that have their newlines. */
  addLines(lines: Uint8Array, count: number): void {
    this.reserve(lines.length);
    this.bytes.set(lines, this.length);
    this.length += lines.length;
    this.count += count;
  }

  /** Takes the lines out, each with its newline. */
  take(): TakenLines {
    const { bytes, length, count } = this;
    this.bytes = takeBuffer(this.size);
    this.length = 0;
    this.count = 0;
    return { bytes, payload: bytes.subarray(0, length), count };
  }

  /** Makes room for so many bytes at once; they may become more. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const growth = this.bytes.length < largeBytes ? 4 : 2;
    const larger = takeBuffer(Math.max(this.bytes.length * growth, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    giveBuffer(this.bytes);
    this.bytes = larger;
  }

  private text(text: string): void {
    this.reserve(text.length * mostBytes + 1);
    this.length += this.bytes.write(text, this.length);
  }
}
