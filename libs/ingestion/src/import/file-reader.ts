import { Problem } from '#core';
import { parseRows } from '../body/parse-rows.js';
import { parseText } from '../body/row-parser.js';
import type { RawRow } from '../body/raw-row.js';
import type { TableName } from '../rows/row-type.js';
import type { ProjectWarehouse } from '#warehouse';
import { isScanned } from '../scan/row-scanner.js';
import { openBytes } from './byte-source.js';
import { readCsv } from './csv-records.js';
import { readCsvRows } from './csv-rows.js';
import type { ImportSink } from './import-sink.js';
import { readJsonRows } from './json-rows.js';
import { type Mapping, mappingByName, objectMaker, parseMapping, rowMaker } from './mapping.js';
import { readParquet } from './parquet-reader.js';
import type { Preset } from './presets/preset.js';
import { decoded, encodingOf } from './text-encoding.js';
import type { TextTable } from './text-record.js';
import { readWords } from './words-records.js';

/** Reads one file, in whatever form its first bytes show it to have. */
export class FileReader {
  constructor(
    private readonly path: string,
    private readonly begin: Buffer,
    private readonly warehouse: ProjectWarehouse,
    private readonly onBytes: (bytes: number) => void,
    private readonly encoding?: string,
  ) {}

  async readPreset(preset: Preset, sink: ImportSink): Promise<void> {
    const encoding = await encodingOf(this.path, this.begin, this.encoding, preset.encoding);
    const open = (onBytes?: (bytes: number) => void): Promise<TextTable> =>
      preset.form === 'csv' ? this.csv(encoding, onBytes, preset.columns) : this.words(encoding, onBytes);
    const table = await open(this.onBytes);
    const { columns, delimiter = '' } = table;
    if (preset.isWhole) sink.form = { kind: 'preset', preset: preset.name, columns, delimiter };
    await preset.read(table, sink, () => open());
  }

  async readRows(table: TableName, given: unknown, sink: ImportSink): Promise<void> {
    const mapping = given === undefined ? undefined : parseMapping(table, given);
    const text = this.begin
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .trimStart();
    const isJson = /^[[{]/.test(text);
    if (this.encoding !== undefined && (isJson || text.startsWith('PAR1'))) {
      throw new Problem(
        'invalid-parameters',
        'an encoding is for CSV; JSON and Parquet have one of their own',
      );
    }
    if (text.startsWith('PAR1')) {
      const source = { path: this.path, warehouse: this.warehouse, onBytes: this.onBytes };
      return readParquet(source, table, mapping, sink);
    }
    if (isJson) await this.readJson(table, mapping, sink, text.startsWith('{'));
    else await this.readCsvFile(table, mapping, sink);
  }

  private async readCsvFile(table: TableName, given: Mapping | undefined, sink: ImportSink): Promise<void> {
    const encoding = await encodingOf(this.path, this.begin, this.encoding);
    if (isScanned(table) && encoding === 'utf-8' && !sink.isDry) {
      return readCsvRows(await openBytes(this.path, this.onBytes), table, given, sink);
    }
    const { columns, records, delimiter = ',' } = await this.csv(encoding, this.onBytes);
    const mapping = given ?? mappingByName(table, columns);
    const make = rowMaker(table, mapping, columns);
    sink.form = { kind: 'record', columns, delimiter, mapping };
    for await (const bundle of records) {
      for (const record of bundle) {
        sink.read += 1;
        if (record.rejection) sink.reject(table, record.rejection, record);
        else sink.put(table, () => make(record.cells), record);
      }
      await sink.settle();
    }
  }

  private async readJson(
    table: TableName,
    mapping: Mapping | undefined,
    sink: ImportSink,
    areLines: boolean,
  ): Promise<void> {
    const bytes = await openBytes(this.path, this.onBytes);
    const type = areLines ? 'application/x-ndjson' : '';
    if (isScanned(table) && mapping === undefined && !sink.isDry) {
      return readJsonRows(bytes, table, type, sink);
    }
    const read = mapping === undefined ? parseText : mapped(objectMaker(mapping));
    sink.form = mapping === undefined ? undefined : { kind: 'object', mapping };
    for await (const rows of parseRows(bytes, type)) {
      for (const raw of rows) {
        sink.read += 1;
        sink.put(table, () => read(raw), { number: raw.index + 1, raw: raw.text });
      }
      await sink.settle();
    }
  }

  private async csv(
    encoding: string,
    onBytes?: (bytes: number) => void,
    needed: readonly string[] = [],
  ): Promise<TextTable> {
    const table = await readCsv(decoded(await openBytes(this.path, onBytes), encoding));
    const missing = needed.filter((column) => !table.columns.includes(column));
    if (missing.length === 0) return table;
    throw new Problem(
      'invalid-body',
      `${this.path} has no column ${missing.join(', ')}; it has: ${table.columns.join(', ')}`,
    );
  }

  private async words(encoding: string, onBytes?: (bytes: number) => void): Promise<TextTable> {
    return { columns: [], records: readWords(decoded(await openBytes(this.path, onBytes), encoding)) };
  }
}

const mapped =
  (make: (value: unknown) => unknown) =>
  (raw: RawRow): unknown =>
    make(parseText(raw));
