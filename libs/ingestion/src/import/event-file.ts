import type { Readable } from 'node:stream';
import { asBuffer, RowFeed } from '../body/parse-rows.js';
import { maxRowBytes, type RawRow, type RowForm, type RowSink, type ScannedRows } from '../body/raw-row.js';
import { parseText } from '../body/row-parser.js';
import { EventScanner, type ScanSettings } from '../events/event-scanner.js';
import type { ImportSink } from './import-sink.js';

/**
 * Events in their own form, as JSON. Those that look like nearly all do go from the file's bytes to the spool's without
 * becoming values, as those of requests do; the others take the way of all rows.
 */
class EventRows implements RowSink {
  private readonly scanner = EventScanner.get();
  private readonly settings: ScanSettings;

  constructor(private readonly sink: ImportSink) {
    const { now, erased } = sink.context;
    this.settings = { now, erased, mostEventBytes: maxRowBytes };
  }

  begin(): void {
    this.scanner.forget();
  }

  scan(chunk: Buffer, from: number, form: RowForm): ScannedRows | undefined {
    const found = this.scanner.scan(this.settings, chunk, from, form);
    if (!found) return undefined;
    this.sink.read += found.rows;
    this.sink.putScanned(this.scanner, found.rows);
    return found;
  }

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
