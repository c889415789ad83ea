import { isUtf8 } from 'node:buffer';
import { Problem } from '#core';
import { Rejection } from '../rows/rejection.js';
import { maxDepth } from '../rows/value-checks.js';
import { tooLong } from './line-splitter.js';
import { maxRowBytes, type RowForm, type RowSink, type RowSplitter, type ScannedRows } from './raw-row.js';

const [quote, backslash, comma, newline] = [0x22, 0x5c, 0x2c, 0x0a];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

const isSpace = (byte: number) => byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09;

/**
 * The elements of a JSON array, or JSON objects one after the other, cut out byte by byte without recursion and
 * without the whole body in memory. An element above 1 MB or deeper than 64 levels is dropped as it comes in and
 * answered as one rejected row; the elements after it still count.
 */
export class ValueSplitter implements RowSplitter {
  private isArray: boolean | undefined;
  private hasEnded = false;
  private depth = 0;
  private inString = false;
  private isEscaped = false;
  private isDropped: Rejection | undefined;
  private held: Buffer[] = [];
  private heldBytes = 0;
  private hasElement = false;
  private needsElement = false;
  private index = 0;
  private line = 1;
  private lineStart = 0;
  private offset = 0;
  private startLine = 1;
  private startColumn = 1;

  push(chunk: Buffer, rows: RowSink): void {
    rows.begin?.(chunk);
    let from = this.hasElement ? 0 : -1;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === newline) {
        this.line += 1;
        this.lineStart = this.offset + at + 1;
      }
      if (this.inString) {
        this.inText(byte);
        continue;
      }
      if (!this.hasElement) {
        if (this.between(byte, this.offset + at)) continue;
        const scanned = byte === openObject ? rows.scan?.(chunk, at, this.form) : undefined;
        if (scanned) {
          this.pass(scanned);
          at = scanned.behind - 1;
          continue;
        }
      }
      if (from < 0) from = at;
      if (this.endsBefore(byte)) {
        this.finish(chunk.subarray(from, at), rows);
        from = -1;
        this.between(byte, this.offset + at);
      } else if (this.endsWith(byte)) {
        this.finish(chunk.subarray(from, at + 1), rows);
        from = -1;
      }
    }
    if (from >= 0) this.hold(chunk.subarray(from));
    this.offset += chunk.length;
  }

  /** @throws Problem `invalid-json` that says where the body breaks off */
  end(rows: RowSink): void {
    const isBare = this.hasElement && this.depth === this.base && !this.inString && !this.isArray;
    if (isBare) this.finish(Buffer.alloc(0), rows);
    if (this.hasElement) throw this.broken('the body ends within a value', this.offset);
    if (this.isArray && !this.hasEnded) throw this.broken('the body ends before its array does', this.offset);
    if (this.isArray === undefined) throw new Problem('invalid-body', 'The body holds no value');
  }

  private get base(): number {
    return this.isArray ? 1 : 0;
  }

  private inText(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === backslash) this.isEscaped = true;
    else if (byte === quote) this.inString = false;
  }

  /** A byte outside of every element; false when it begins one. */
  private between(byte: number, offset: number): boolean {
    if (isSpace(byte)) return true;
    if (this.isArray === undefined) {
      this.isArray = byte === openList;
      if (this.isArray) {
        this.depth = 1;
        return true;
      }
    }
    if (this.hasEnded) throw this.broken('nothing may follow the array', offset);
    if (this.isArray && byte === closeList) {
      if (this.needsElement && this.index > 0) throw this.broken('a value must follow the comma', offset);
      this.depth = 0;
      this.hasEnded = true;
      return true;
    }
    if (!this.isArray && byte === comma)
      throw this.broken('a comma may stand inside of an array only', offset);
    if (byte === comma) {
      if (this.needsElement || this.index === 0)
        throw this.broken('a value must stand before the comma', offset);
      this.needsElement = true;
      return true;
    }
    if (this.isArray && this.index > 0 && !this.needsElement) throw this.broken('a comma is missing', offset);
    if (byte === closeObject || byte === closeList) throw this.broken('a bracket too many', offset);
    this.hasElement = true;
    this.needsElement = false;
    this.startLine = this.line;
    this.startColumn = offset - this.lineStart + 1;
    return false;
  }

  /** Whether `byte` stands behind a bare value (a number, a word, a text) and is no part of it. */
  private endsBefore(byte: number): boolean {
    if (this.depth !== this.base) return false;
    return this.isArray ? byte === comma || byte === closeList : isSpace(byte);
  }

  /** Follows quotes and brackets inside an element; true when `byte` is its last one. */
  private endsWith(byte: number): boolean {
    if (byte === quote) this.inString = true;
    else if (byte === openList || byte === openObject) {
      this.depth += 1;
      if (this.depth - this.base > maxDepth) {
        this.drop(new Rejection('too-deep', `must not be nested deeper than ${maxDepth} levels`));
      }
    } else if ((byte === closeList || byte === closeObject) && this.depth > this.base) {
      this.depth -= 1;
      return this.depth === this.base;
    }
    return false;
  }

  private hold(bytes: Buffer): void {
    this.heldBytes += bytes.length;
    if (this.heldBytes > maxRowBytes) this.drop(tooLong());
    if (!this.isDropped) this.held.push(bytes);
  }

  private drop(rejection: Rejection): void {
    this.isDropped ??= rejection;
    this.held = [];
  }

  /** Goes on behind rows that were taken as bytes. */
  private pass({ rows, newlines, lastNewline }: ScannedRows): void {
    this.hasElement = false;
    this.index += rows;
    this.line += newlines;
    if (newlines > 0) this.lineStart = this.offset + lastNewline + 1;
  }

  private get form(): RowForm {
    return this.isArray ? 'element' : 'object';
  }

  private finish(bytes: Buffer, rows: RowSink): void {
    const isSplit = this.held.length > 0;
    this.hold(bytes);
    const all = isSplit ? Buffer.concat(this.held) : bytes;
    // Within its chunk it was looked at already.
    if (isSplit && !this.isDropped && all[0] === openObject && rows.scan?.(all, 0, this.form))
      this.index += 1;
    else this.give(all, rows);
    this.held = [];
    this.heldBytes = 0;
    this.hasElement = false;
    this.isDropped = undefined;
  }

  private give(all: Buffer, rows: RowSink): void {
    const rejection =
      this.isDropped ?? (isUtf8(all) ? undefined : new Rejection('invalid-encoding', 'is not valid UTF-8'));
    rows.push({
      ...{ index: this.index++, line: this.startLine, column: this.startColumn },
      ...{ form: this.form, text: all.toString('utf8').trim(), rejection },
    });
  }

  private broken(message: string, offset: number): Problem {
    const column = offset - this.lineStart + 1;
    return new Problem('invalid-json', `line ${this.line}, column ${column}: ${message}`);
  }
}
