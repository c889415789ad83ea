import { isUtf8 } from 'node:buffer';
import { Rejection } from '../rows/rejection.js';
import { maxRowBytes, type RowSink, type RowSplitter } from './raw-row.js';

const newline = 0x0a;
const openObject = 0x7b;

/**
 * NDJSON: one row a line, blank lines left out. A line above 1 MB is dropped as it comes in, never held, and answered
 * as one rejected row; the lines after it still count.
 */
export class LineSplitter implements RowSplitter {
  private held: Buffer[] = [];
  private heldBytes = 0;
  private isDropping = false;
  private index = 0;
  private line = 1;

  push(chunk: Buffer, rows: RowSink): void {
    const last = chunk.lastIndexOf(newline);
    if (last < 0) return this.hold(chunk);
    const first = chunk.indexOf(newline);
    this.hold(chunk.subarray(0, first));
    this.finishHeld(rows);
    if (last > first) this.split(chunk.subarray(first + 1, last), rows);
    if (last + 1 < chunk.length) this.hold(chunk.subarray(last + 1));
  }

  end(rows: RowSink): void {
    this.finishHeld(rows);
  }

  private hold(bytes: Buffer): void {
    this.heldBytes += bytes.length;
    if (this.heldBytes > maxRowBytes) {
      this.isDropping = true;
      this.held = [];
    }
    if (!this.isDropping) this.held.push(bytes);
  }

  private finishHeld(rows: RowSink): void {
    if (this.isDropping) this.reject(rows, '', tooLong());
    else if (this.heldBytes > 0) this.split(Buffer.concat(this.held), rows);
    else this.line += 1;
    this.held = [];
    this.heldBytes = 0;
    this.isDropping = false;
  }

  /** `bytes` are whole lines, without the newline of the last one. */
  private split(bytes: Buffer, rows: RowSink): void {
    if (!rows.scan && isUtf8(bytes)) {
      for (const text of bytes.toString('utf8').split('\n')) this.take(text, rows);
      return;
    }
    rows.begin?.(bytes);
    for (let start = 0; start <= bytes.length;) {
      const scanned = bytes[start] === openObject ? rows.scan?.(bytes, start, 'line') : undefined;
      if (scanned) {
        this.index += scanned.rows;
        this.line += scanned.rows;
        start = scanned.behind + (bytes[scanned.behind] === newline ? 1 : 2);
        continue;
      }
      const at = bytes.indexOf(newline, start);
      const line = bytes.subarray(start, at < 0 ? bytes.length : at);
      if (isUtf8(line)) this.take(line.toString('utf8'), rows);
      else this.reject(rows, line.toString('utf8'), new Rejection('invalid-encoding', 'is not valid UTF-8'));
      start = (at < 0 ? bytes.length : at) + 1;
    }
  }

  private take(text: string, rows: RowSink): void {
    const row = text.trim();
    if (row.length * 3 > maxRowBytes && Buffer.byteLength(row) > maxRowBytes)
      this.reject(rows, '', tooLong());
    else if (row === '') this.line += 1;
    else rows.push({ index: this.index++, line: this.line++, column: 1, form: 'line', text: row });
  }

  private reject(rows: RowSink, text: string, rejection: Rejection): void {
    rows.push({ index: this.index++, line: this.line++, column: 1, form: 'line', text, rejection });
  }
}

export function tooLong(): Rejection {
  return new Rejection('line-too-long', `must have at most ${maxRowBytes} bytes`);
}
