import type { Readable } from 'node:stream';
import { asBuffer, RowFeed } from '../body/parse-rows.js';
import type { RawRow } from '../body/raw-row.js';
import { parseText } from '../body/row-parser.js';
import type { ImportSink } from './import-sink.js';
import { ScannedEvents } from './scanned-events.js';

/** Events in their own form, as JSON. */
class EventRows extends ScannedEvents {
  push(raw: RawRow): void {
    this.sink.read += 1;
    this.sink.put('events', () => parseText(raw), { number: raw.index + 1, raw: raw.text });
  }
}

/** Takes the events of a file in. @throws Problem `invalid-json`, `invalid-body`, as requests do */
export async function readEvents(bytes: Readable, contentType: string, sink: ImportSink): Promise<void> {
  const rows = new EventRows(sink);
  const feed = new RowFeed(contentType);
  sink.form = undefined;
  for await (const chunk of bytes) {
    feed.push(asBuffer(chunk as Buffer), rows);
    await sink.settle();
  }
  feed.end(rows);
  await sink.settle();
}
