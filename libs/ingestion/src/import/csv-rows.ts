import type { Readable } from 'node:stream';
import { RowFeed } from '../body/parse-rows.js';
import type { RawRow } from '../body/raw-row.js';
import { Rejection } from '../rows/rejection.js';
import type { ScannedTable } from '../scan/row-scanner.js';
import { CsvJsonLine } from './csv-json-line.js';
import { type CsvHeader, csvHeader, RecordBuilder } from './csv-records.js';
import type { ImportSink } from './import-sink.js';
import { type Mapping, mappingByName, type RowMaker, rowMaker } from './mapping.js';
import { ScanningRows } from './scanning-rows.js';
import type { TextRecord } from './text-record.js';

const newline = 0x0a;
const carriageReturn = 0x0d;
/** Lines that are scanned at once; a longer one takes the way of all rows. */
const linesBytes = 256 * 1024;
/** Stands for a record that takes the way of all rows: no row begins so. */
const otherWay = Buffer.from('0\n');
/** Of so many records some must have been taken as bytes, or no others are tried. */
const tried = 4_096;
const fewest = tried / 4;

/**
 * Takes the rows of a CSV file in UTF-8 in. Each record is written as the line of NDJSON that it would be, and most lines
 * go from there to the spool without becoming values, as those of an NDJSON file do; the others take the way of all rows.
 * @throws Problem `invalid-body` without a header, `invalid-parameters` for a mapping that does not fit
 */
export async function readCsvRows(
  bytes: Readable,
  table: ScannedTable,
  given: Mapping | undefined,
  sink: ImportSink,
): Promise<void> {
  let rows: CsvRows | undefined;
  for await (const lines of wholeLines(bytes)) {
    let rest = lines;
    if (!rows) {
      const end = lines.indexOf(newline);
      const header = csvHeader(
        lines.toString('utf8', 0, end < 0 ? lines.length : end).replace(/^\ufeff/, ''),
      );
      const mapping = given ?? mappingByName(table, header.columns);
      sink.form = { kind: 'record', ...header, mapping };
      rows = new CsvRows(table, header, mapping, sink);
      rest = lines.subarray(end < 0 ? lines.length : end + 1);
    }
    rows.take(rest);
    await sink.settle();
  }
  if (!rows) csvHeader(undefined);
  rows?.end();
  await sink.settle();
}

/** The bytes of a stream, cut behind a newline; the last ones may end without. */
async function* wholeLines(bytes: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(newline) + 1;
    if (end > 0) {
      yield Buffer.concat([...held, chunk.subarray(0, end)]);
      held = [];
    }
    if (end < chunk.length) held.push(chunk.subarray(end));
  }
  if (held.length > 0) yield Buffer.concat(held);
}

class CsvRows extends ScanningRows {
  private readonly feed = new RowFeed('application/x-ndjson');
  private readonly line: CsvJsonLine;
  private readonly make: RowMaker;
  /** Reads the records whose cells are quoted, which may go over several lines. */
  private readonly quoted: RecordBuilder;
  private readonly out = Buffer.allocUnsafe(linesBytes);
  private outLength = 0;
  /** How many records were scanned, and those that are written to `out`: where they stand in `bytes`, or as texts. */
  private scanned = 0;
  private written = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private readonly begins: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts = new Map<number, TextRecord>();
  /** How many of the scanned ones were not taken as bytes, and whether that is what this file's are like. */
  private refused = 0;
  private isOtherWay = false;

  constructor(
    table: ScannedTable,
    private readonly header: CsvHeader,
    mapping: Mapping,
    sink: ImportSink,
  ) {
    super(table, sink);
    this.make = rowMaker(table, mapping, header.columns);
    this.line = new CsvJsonLine(table, mapping, header, this.textOf([]));
    this.quoted = new RecordBuilder(header.delimiter, header.columns.length);
  }

  /** Takes whole lines. */
  take(lines: Buffer): void {
    this.bytes = lines;
    for (let from = 0; from < lines.length;) {
      const found = lines.indexOf(newline, from);
      const next = found < 0 ? lines.length : found + 1;
      this.takeLine(from, found < 0 ? lines.length : found);
      from = next;
    }
    this.flush();
    if (!this.isOtherWay) this.isOtherWay = this.scanned >= tried && this.scanned - this.refused < fewest;
  }

  /** Takes a record whose quotes are never closed. */
  end(): void {
    for (const record of this.quoted.end()) this.putText(record);
    this.flush();
  }

  push({ index }: RawRow): void {
    this.refused += 1;
    this.putRecord(this.texts.get(index - this.scanned) ?? this.textAt(index - this.scanned), index);
  }

  private putRecord(record: TextRecord, index: number): void {
    record.number = index + 1;
    this.sink.read += 1;
    if (record.rejection) this.sink.reject(this.table, record.rejection, record);
    else this.sink.put(this.table, () => this.make(record.cells), record);
  }

  private takeLine(from: number, lineEnd: number): void {
    const { bytes, line, out } = this;
    if (this.quoted.isOpen || this.isOtherWay) return this.takeText(from, lineEnd);
    const end = lineEnd > from && bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
    if (end === from) return;
    const most = end - from + line.mostMore;
    if (this.outLength + most > out.length) this.flush();
    const behind = most > out.length ? -1 : line.write(bytes, from, end, out, this.outLength);
    if (behind < 0) return this.takeText(from, lineEnd);
    this.begins[this.written] = from;
    this.ends[this.written] = end;
    this.written += 1;
    this.outLength = behind;
  }

  private takeText(from: number, end: number): void {
    for (const record of this.quoted.take([this.bytes.toString('utf8', from, end)])) this.putText(record);
  }

  private putText(record: TextRecord): void {
    if (this.isOtherWay) return this.putRecord(record, this.scanned++);
    const text = record.rejection ? undefined : this.textOf(record.cells);
    const bytes = text === undefined ? otherWay : Buffer.from(`${text}\n`);
    const line = bytes.length > this.out.length ? otherWay : bytes;
    if (this.outLength + line.length > this.out.length) this.flush();
    this.texts.set(this.written, record);
    this.written += 1;
    this.outLength += line.copy(this.out, this.outLength);
  }

  /** The row of these cells as JSON, of its constants alone where there are none; undefined when no row can be made. */
  private textOf(cells: readonly string[]): string | undefined {
    try {
      return JSON.stringify(this.make(cells));
    } catch (error) {
      if (error instanceof Rejection) return undefined;
      throw error;
    }
  }

  private textAt(place: number): TextRecord {
    const raw = this.bytes.toString('utf8', this.begins[place], this.ends[place]);
    return { number: 0, cells: raw.split(this.header.delimiter), raw };
  }

  private flush(): void {
    if (this.written === 0) return;
    this.feed.push(this.out.subarray(0, this.outLength), this);
    this.scanned += this.written;
    this.written = 0;
    this.outLength = 0;
    this.texts.clear();
  }
}
