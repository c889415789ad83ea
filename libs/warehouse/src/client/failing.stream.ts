import { Transform, type TransformCallback } from 'node:stream';
import { parseError } from '@clickhouse/client';
import { toWarehouseError } from './warehouse.error.js';

/**
 * Passes an answer's bytes on until the mark by which ClickHouse says that the query failed on its way. What follows the
 * mark is the error's text: it is never passed on, and the stream fails with our error instead.
 */
export class FailingStream extends Transform {
  private readonly mark: Buffer;
  private held = Buffer.alloc(0);
  private failure: Buffer[] | undefined;

  /** @param tag the answer's X-ClickHouse-Exception-Tag: random letters that no data holds by chance */
  constructor(tag: string) {
    super();
    this.mark = Buffer.from(`__exception__\r\n${tag}\r\n`);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.failure) {
      this.failure.push(chunk);
      return done();
    }
    const bytes = this.held.length ? Buffer.concat([this.held, chunk]) : chunk;
    const at = bytes.indexOf(this.mark);
    if (at >= 0) {
      this.failure = [bytes.subarray(at + this.mark.length)];
      return done();
    }
    const sure = Math.max(bytes.length - this.mark.length + 1, 0);
    this.held = Buffer.from(bytes.subarray(sure));
    done(null, bytes.subarray(0, sure));
  }

  override _flush(done: TransformCallback): void {
    const error = this.told();
    if (error) done(error);
    else done(null, this.held);
  }

  /** The error that ClickHouse told after the mark; undefined while there was none. */
  told(): Error | undefined {
    if (!this.failure) return undefined;
    return toWarehouseError(parseError(Buffer.concat(this.failure).toString()));
  }
}
