const [quote, backslash] = [0x22, 0x5c];
const firstSize = 16;
/** Tables that were used and are empty again: many small ones, for as many requests at once, and few large ones. */
const small = { spare: [] as EventKeys[], most: 256 };
const large = { spare: [] as EventKeys[], most: 16 };
const largeSize = 1024;
const mostProbes = 64;

/**
 * Which line has which event id. An id is known by its bytes within its line, `["<id>",...`: none becomes a text.
 * A table of slots (open addressing) over numbers of lines; ids that crowd one place of it are kept in a map.
 */
export class EventKeys {
  /** By number of line: where it begins, and which row of the request it is. */
  private starts = new Int32Array(firstSize);
  private rows = new Int32Array(firstSize);
  private hashes = new Int32Array(firstSize);
  /** Number of a line and 1; 0 is free. */
  private slots = new Int32Array(0);
  private readonly crowded = new Map<string, number>();
  count = 0;

  /** An empty table, perhaps one that was given back. */
  static take(): EventKeys {
    return small.spare.pop() ?? large.spare.pop() ?? new EventKeys();
  }

  /** Forgets all lines; the table is used for others from now on. */
  giveBack(): void {
    this.clear();
    const { spare, most } = this.starts.length < largeSize ? small : large;
    if (spare.length < most) spare.push(this);
  }

  private clear(): void {
    if (this.count > 1) {
      // A large table for a few lines is not worth its emptying.
      if (this.slots.length > this.count * 64) this.slots = new Int32Array(0);
      else this.slots.fill(0);
    }
    this.crowded.clear();
    this.count = 0;
  }

  startOf(line: number): number {
    return this.starts[line]!;
  }

  rowOf(line: number): number {
    return this.rows[line]!;
  }

  /**
   * Notes the next line of `bytes`, whose id has this hash; returns the number of the line that had its id until now, -1 when
   * there is none.
   */
  add(bytes: Buffer, start: number, row: number, hash: number): number {
    if (this.count === this.starts.length) this.grow();
    const line = this.count++;
    this.starts[line] = start;
    this.rows[line] = row;
    this.hashes[line] = hash;
    if (this.count === 1) return -1;
    // One event alone, as most requests of pages are, needs no table.
    if (this.slots.length < this.count * 2) this.rehash(bytes, line);
    else if (this.count === 2) this.place(bytes, 0);
    return this.place(bytes, line);
  }

  /** The lines that are the last ones with their id. */
  *last(): Generator<number> {
    if (this.count === 1) yield 0;
    for (const slot of this.slots) if (slot > 0) yield slot - 1;
    yield* this.crowded.values();
  }

  /** The id of a line as it is written there. */
  textOf(bytes: Buffer, line: number): string {
    return idOf(bytes, this.starts[line]!).toString('utf8');
  }

  private place(bytes: Buffer, line: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    const hash = hashes[line]!;
    for (let probe = 0, at = hash & mask; probe < mostProbes; probe++, at = (at + 1) & mask) {
      const found = slots[at]! - 1;
      if (found >= 0 && (hashes[found] !== hash || !this.isSame(bytes, found, line))) continue;
      slots[at] = line + 1;
      return found;
    }
    const key = this.textOf(bytes, line);
    const found = this.crowded.get(key) ?? -1;
    this.crowded.set(key, line);
    return found;
  }

  private isSame(bytes: Buffer, left: number, right: number): boolean {
    let one = this.starts[left]! + 2;
    let other = this.starts[right]! + 2;
    for (; bytes[one] === bytes[other]; one++, other++) {
      if (bytes[one] === backslash) {
        one += 1;
        other += 1;
        if (bytes[one] !== bytes[other]) return false;
      } else if (bytes[one] === quote) return true;
    }
    return false;
  }

  private grow(): void {
    const size = this.starts.length * 4;
    this.starts = larger(this.starts, size);
    this.rows = larger(this.rows, size);
    this.hashes = larger(this.hashes, size);
  }

  /** A larger table with the lines before `end`. */
  private rehash(bytes: Buffer, end: number): void {
    const lines = end === 1 ? [0] : [...this.last()];
    this.slots = new Int32Array(this.starts.length * 2);
    this.crowded.clear();
    for (const line of lines) this.place(bytes, line);
  }
}

function larger(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size);
  copy.set(array);
  return copy;
}

/** The bytes of the id of the line that begins at `start`. */
export function idOf(bytes: Buffer, start: number): Buffer {
  let at = start + 2;
  while (bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return bytes.subarray(start + 2, at);
}
