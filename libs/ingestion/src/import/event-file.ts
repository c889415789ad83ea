import type { Readable } from 'node:stream';
import { asBuffer, RowFeed } from '../body/parse-rows.js';
import type { RawRow, RowSink } from '../body/raw-row.js';
import { parseText } from '../body/row-parser.js';
import { EventScan } from '../rows/event-scan.js';
import type { ImportSink } from './import-sink.js';

/**
 * Events in their own form, as JSON. Those that look like nearly all do go from the file's bytes to the spool's without
 * becoming values, as those of requests do; the others take the way of all rows.
 */
class EventRows implements RowSink {
  constructor(
    private readonly scan: EventScan,
    private readonly sink: ImportSink,
  ) {}

  begin(chunk: Buffer): void {
    this.scan.begin(chunk);
  }

  scanAt(chunk: Buffer, from: number, end: number, isLine: boolean): number {
    const close = this.scan.read(chunk, from, end, isLine);
    if (close === 0) return 0;
    this.sink.read += 1;
    this.sink.putScanned(this.scan, chunk, close - from);
    return close;
  }

  push(raw: RawRow): void {
    this.sink.read += 1;
    this.sink.put('events', () => parseText(raw), { number: raw.index + 1, raw: raw.text });
  }
}

/** Takes the events of a file in. @throws Problem `invalid-json`, `invalid-body`, as requests do */
export async function readEvents(bytes: Readable, contentType: string, sink: ImportSink): Promise<void> {
  const scan = EventScan.take(sink.context);
  const rows = new EventRows(scan, sink);
  const feed = new RowFeed(contentType);
  sink.form = undefined;
  for await (const chunk of bytes) {
    feed.push(asBuffer(chunk as Buffer), rows);
    await sink.settle();
  }
  feed.end(rows);
  await sink.settle();
  scan.giveBack();
}
