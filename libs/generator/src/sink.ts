import type { ShopTable } from './rows.js';

/** Where lines of NDJSON go. */
export interface Sink {
  /** Whether the lines of `table` are wanted at all; what nobody reads is not written. */
  wants(table: ShopTable): boolean;
  /** Takes a line without its line end. */
  push(table: ShopTable, line: string): void;
}

/** Some rows of one table. */
export interface ShopChunk {
  table: ShopTable;
  /** NDJSON in UTF-8: whole lines, each with its line end. */
  bytes: Buffer;
  rows: number;
}

/** A chunk is handed on when it has so many bytes. */
const fullChunk = 1 << 18;

/** Keeps the lines of the wanted tables, as bytes, until they are taken. */
export class Collector implements Sink {
  private readonly pages = new Map<ShopTable, Page>();

  constructor(tables: readonly ShopTable[]) {
    for (const table of tables) this.pages.set(table, new Page());
  }

  wants(table: ShopTable): boolean {
    return this.pages.has(table);
  }

  push(table: ShopTable, line: string): void {
    this.pages.get(table)?.add(line);
  }

  /** The full chunks, or all that is there; they are forgotten here. */
  *take(all = false): Iterable<ShopChunk> {
    for (const [table, page] of this.pages) {
      if (page.rows === 0 || (page.length < fullChunk && !all)) continue;
      this.pages.set(table, new Page());
      yield { table, bytes: page.bytes(), rows: page.rows };
    }
  }
}

/** Lines written straight into a buffer: twice as fast as to gather strings and encode them together. */
class Page {
  rows = 0;
  length = 0;
  private buffer: Buffer | undefined;

  add(line: string): void {
    // A UTF-16 unit takes three bytes of UTF-8 at the most.
    const needed = this.length + line.length * 3 + 1;
    if (!this.buffer || needed > this.buffer.length) this.grow(needed);
    this.length += this.buffer!.write(line, this.length);
    this.buffer![this.length++] = 10;
    this.rows++;
  }

  bytes(): Buffer {
    return this.buffer!.subarray(0, this.length);
  }

  private grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.buffer ? this.buffer.length * 2 : 1 << 14));
    this.buffer?.copy(larger);
    this.buffer = larger;
  }
}
