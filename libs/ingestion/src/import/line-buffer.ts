/** Bytes that a UTF-16 code unit can become. */
const mostBytes = 3;
const newline = 0x0a;

/** Lines on their way into one payload, written as bytes at once: joining them first would copy every text twice. */
export class LineBuffer {
  private bytes: Buffer;
  private end = 0;
  count = 0;

  constructor(private readonly size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  /** How many bytes are in it. */
  get length(): number {
    return this.end;
  }

  add(line: string): void {
    this.reserve(line.length * mostBytes + 1);
    this.end += this.bytes.write(line, this.end);
    this.bytes[this.end++] = newline;
    this.count += 1;
  }

  /** Takes the lines out, each with its newline. */
  take(): { payload: Buffer; count: number } {
    const taken = { payload: this.bytes.subarray(0, this.end), count: this.count };
    this.bytes = Buffer.allocUnsafe(this.size);
    this.end = 0;
    this.count = 0;
    return taken;
  }

  private reserve(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.end + more));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
