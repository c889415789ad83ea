import { Transform, type TransformCallback } from 'node:stream';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * CSV as ClickHouse writes it, with its lines ended as RFC 4180 has it (CR LF); line feeds inside of quotes stay. With
 * `hasMark` it begins with a byte order mark. Holds no more than a chunk.
 */
export class CsvText extends Transform {
  private isQuoted = false;
  private isBegun = false;

  constructor(private readonly hasMark: boolean) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (!this.isBegun && this.hasMark) this.push(mark);
    this.isBegun = true;
    const output = Buffer.allocUnsafe(chunk.length * 2);
    let length = 0;
    for (const byte of chunk) {
      if (byte === quote) this.isQuoted = !this.isQuoted;
      if (byte === lineFeed && !this.isQuoted) output[length++] = carriageReturn;
      output[length++] = byte;
    }
    done(null, output.subarray(0, length));
  }
}
