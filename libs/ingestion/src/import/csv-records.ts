import { Problem } from '#core';
import { Rejection } from '../rows/rejection.js';
import type { TextRecord, TextTable } from './text-record.js';

const delimiters = [',', ';', '\t', '|'] as const;
const maxRecordCharacters = 1024 * 1024;

/**
 * CSV by RFC 4180, with the delimiter (comma, semicolon, tab or bar) taken from the header line. Written for speed:
 * a record without quotes costs one split.
 * @throws Problem `invalid-body` when there is no header
 */
export async function readCsv(text: AsyncIterable<string>): Promise<TextTable> {
  const lines = linesOf(text);
  const first = await lines.next();
  const { columns, delimiter } = csvHeader(first.done ? undefined : first.value.shift());
  const records = recordsOf(first.value as string[], lines, delimiter, columns.length);
  return { columns, delimiter, records };
}

/** What the first line of a file says. */
export interface CsvHeader {
  columns: string[];
  delimiter: string;
}

/** @throws Problem `invalid-body` for a line that is none or names no columns */
export function csvHeader(line: string | undefined): CsvHeader {
  if (line === undefined || line.trim() === '') {
    throw new Problem('invalid-body', 'The file is empty; its first line must name the columns');
  }
  const delimiter = delimiterOf(line);
  const columns = split(line, delimiter);
  if (!columns) throw new Problem('invalid-body', 'The first line of the file is not valid CSV');
  return { columns: columns.map((name) => name.trim()), delimiter };
}

/** The records of a text without a header, as they stood in a file with these columns and this delimiter. */
export function csvRecords(text: string, columns: readonly string[], delimiter: string): TextRecord[] {
  const records = new RecordBuilder(delimiter, columns.length);
  return [...records.take(text.split('\n')), ...records.end()];
}

/** The lines of a text in bundles, without their ends. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop()!;
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}

function delimiterOf(header: string): string {
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}

async function* recordsOf(
  first: string[],
  lines: AsyncIterable<string[]>,
  delimiter: string,
  width: number,
): AsyncGenerator<TextRecord[]> {
  const records = new RecordBuilder(delimiter, width);
  if (first.length > 0) yield records.take(first);
  for await (const bundle of lines) yield records.take(bundle);
  yield records.end();
}

/** Joins lines to records, as a quoted cell may hold line breaks. */
export class RecordBuilder {
  private open = '';
  private number = 0;

  constructor(
    private readonly delimiter: string,
    private readonly width: number,
  ) {}

  /** Whether a quoted cell goes on in the next line. */
  get isOpen(): boolean {
    return this.open !== '';
  }

  take(lines: readonly string[]): TextRecord[] {
    const records: TextRecord[] = [];
    for (const line of lines) {
      if (this.open === '' && !line.includes('"')) this.add(records, line);
      else {
        this.open = this.open === '' ? line : `${this.open}\n${line}`;
        if (hasEvenQuotes(this.open) || this.open.length > maxRecordCharacters) this.finish(records);
      }
    }
    return records;
  }

  end(): TextRecord[] {
    const records: TextRecord[] = [];
    if (this.open !== '') this.finish(records);
    return records;
  }

  private finish(records: TextRecord[]): void {
    this.add(records, this.open);
    this.open = '';
  }

  private add(records: TextRecord[], text: string): void {
    const raw = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (raw === '') return;
    const cells = split(raw, this.delimiter);
    const record: TextRecord = { number: (this.number += 1), cells: cells ?? [], raw };
    if (!cells)
      record.rejection = new Rejection('invalid-record', 'a quoted cell is not closed or not alone');
    else if (cells.length !== this.width) {
      record.rejection = new Rejection(
        'invalid-record',
        `has ${cells.length} cells, but the header has ${this.width}`,
      );
    }
    records.push(record);
  }
}

function hasEvenQuotes(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count % 2 === 0;
}

const cellPattern = /"((?:[^"]|"")*)"/y;

/** The cells of a record; undefined when its quotes are not as they should be. */
function split(record: string, delimiter: string): string[] | undefined {
  if (!record.includes('"')) return record.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; at <= record.length; at += 1) {
    if (record[at] === '"') {
      cellPattern.lastIndex = at;
      const match = cellPattern.exec(record);
      if (match?.[1] === undefined) return undefined;
      cells.push(match[1].replaceAll('""', '"'));
      at += match[0].length;
      if (at < record.length && record[at] !== delimiter) return undefined;
    } else {
      const next = record.indexOf(delimiter, at);
      const end = next < 0 ? record.length : next;
      cells.push(record.slice(at, end));
      at = end;
    }
  }
  return cells;
}
