import type { ShopTable } from './rows.js';

/** Where lines of NDJSON go. */
export interface Sink {
  /** Whether the lines of `table` are wanted at all; what nobody reads is not written. */
  wants(table: ShopTable): boolean;
  /** Takes a line without its line end. */
  push(table: ShopTable, line: string): void;
}

/** Keeps the lines of the wanted tables until they are taken. */
export class Collector implements Sink {
  private readonly lines = new Map<ShopTable, string[]>();

  constructor(tables: readonly ShopTable[]) {
    for (const table of tables) this.lines.set(table, []);
  }

  wants(table: ShopTable): boolean {
    return this.lines.has(table);
  }

  push(table: ShopTable, line: string): void {
    this.lines.get(table)?.push(line);
  }

  /** The lines of every table that has some, which are forgotten here. */
  *take(): Iterable<{ table: ShopTable; lines: string[] }> {
    for (const [table, lines] of this.lines) {
      if (lines.length === 0) continue;
      this.lines.set(table, []);
      yield { table, lines };
    }
  }
}
