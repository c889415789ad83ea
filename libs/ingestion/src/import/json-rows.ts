import type { Readable } from 'node:stream';
import { asBuffer, RowFeed } from '../body/parse-rows.js';
import type { RawRow } from '../body/raw-row.js';
import { parseText } from '../body/row-parser.js';
import type { ScannedTable } from '../scan/row-scanner.js';
import type { ImportSink } from './import-sink.js';
import { ScanningRows } from './scanning-rows.js';

/** Rows in their own form, as JSON. */
class JsonRows extends ScanningRows {
  push(raw: RawRow): void {
    this.sink.read += 1;
    this.sink.put(this.table, () => parseText(raw), { number: raw.index + 1, raw: raw.text });
  }
}

/** Takes the rows of a JSON file in. @throws Problem `invalid-json`, `invalid-body`, as requests do */
export async function readJsonRows(
  bytes: Readable,
  table: ScannedTable,
  contentType: string,
  sink: ImportSink,
): Promise<void> {
  const rows = new JsonRows(table, sink);
  const feed = new RowFeed(contentType);
  sink.form = undefined;
  for await (const chunk of bytes) {
    feed.push(asBuffer(chunk as Buffer), rows);
    await sink.settle();
  }
  feed.end(rows);
  await sink.settle();
}
