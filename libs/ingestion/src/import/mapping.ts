import { Problem } from '#core';
import { Rejection } from '../rows/rejection.js';
import { rowSchemas } from '../rows/row-schemas.js';
import type { TableName } from '../rows/row-type.js';
import type { JsonSchema } from '../rows/schema.fields.js';
import { type CellFormat, cellFormats } from './cell-format.js';

/** Where a field comes from: a column of the file, in a format if it is not the wire's, or the same text for all rows. */
export type FieldSource = { column: string; format?: CellFormat } | { constant: string };

/** Field of the row -> its source. A dot reaches into an open field: `properties.page`, `attributes.tier`. */
export type Mapping = Record<string, FieldSource>;

/** Fields whose inside is open. */
const openFields = ['properties', 'attributes', 'consent'];

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function isField(table: TableName, name: string): boolean {
  const fields = rowSchemas[table].properties!;
  const [outer, ...inner] = name.split('.');
  if (inner.length === 0) return Object.hasOwn(fields, name);
  return openFields.includes(outer!) && Object.hasOwn(fields, outer!) && inner.join('.') !== '';
}

function wrong(message: string, path: string): Problem {
  return new Problem('invalid-parameters', message, [{ code: 'invalid-mapping', path, message }]);
}

/** The fields that no row of the table can do without and that are not among `fields`, as a sentence's end; or undefined. */
function lacking(table: TableName, fields: object): string | undefined {
  const missing = (rowSchemas[table].required ?? []).filter((field) => !Object.hasOwn(fields, field));
  return missing.length > 0 ? `${missing.join(', ')}, which ${table} need` : undefined;
}

/**
 * A mapping as it stands in a mapping file; `"Order No"` is short for `{"column": "Order No"}`.
 * @throws Problem `invalid-parameters` that names the field and what is allowed, or the fields that it lacks
 */
export function parseMapping(table: TableName, value: unknown): Mapping {
  const mapping = keptMapping(table, value);
  const missing = lacking(table, mapping);
  if (missing !== undefined) throw wrong(`the mapping lacks ${missing}`, '');
  return mapping;
}

/**
 * A mapping as it was kept with a row that was rejected: it may lack fields, and then its rows are rejected again.
 * @throws Problem `invalid-parameters` that names the field and what is allowed
 */
export function keptMapping(table: TableName, value: unknown): Mapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong('a mapping must be an object: {"orderId": {"column": "Order No"}, ...}', '');
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, given]) => {
      if (!isField(table, field)) {
        const fields = Object.keys(rowSchemas[table].properties!).join(', ');
        throw wrong(`${field.slice(0, 80)} is no field of ${table}; there are: ${fields}`, `/${field}`);
      }
      return [field, parseSource(field, typeof given === 'string' ? { column: given } : given)];
    }),
  );
}

function parseSource(field: string, source: unknown): FieldSource {
  const { column, constant, format, ...rest } = (source ?? {}) as Record<string, unknown>;
  const isColumn = typeof column === 'string' && constant === undefined;
  const isConstant = typeof constant === 'string' && column === undefined && format === undefined;
  if ((!isColumn && !isConstant) || Object.keys(rest).length > 0) {
    throw wrong(`${field} must be {"column": text, "format"?: text} or {"constant": text}`, `/${field}`);
  }
  if (isConstant) return { constant };
  if (format !== undefined && !Object.hasOwn(cellFormats, format as string)) {
    throw wrong(`${field}: format must be one of ${Object.keys(cellFormats).join(', ')}`, `/${field}/format`);
  }
  return { column: column as string, format: format as CellFormat | undefined };
}

/**
 * The mapping of a file whose columns are named as the fields, in camel or in snake case.
 * @throws Problem `invalid-parameters` that names the columns that are no fields, or are one twice, or the fields without one
 */
export function mappingByName(table: TableName, columns: readonly string[]): Mapping {
  const names = new Map(Object.keys(rowSchemas[table].properties!).map((name) => [snakeCase(name), name]));
  const mapping: Mapping = {};
  const unknown: string[] = [];
  for (const column of columns) {
    const field = names.get(column) ?? column;
    if (!isField(table, field)) unknown.push(column.slice(0, 80));
    else if (Object.hasOwn(mapping, field)) throw wrong(twice(field, mapping[field]!, column), `/${field}`);
    else mapping[field] = { column };
  }
  if (unknown.length > 0) {
    const fields = [...names.values()].join(', ');
    throw wrong(
      `the file has columns that ${table} do not know: ${unknown.join(', ')}. Known are: ${fields}. ` +
        'A mapping or a preset says what they are',
      '',
    );
  }
  const missing = lacking(table, mapping);
  if (missing !== undefined) {
    throw wrong(`the file has no column for ${missing}. A mapping or a preset says where it is`, '');
  }
  return mapping;
}

function twice(field: string, source: FieldSource, column: string): string {
  const first = 'column' in source ? source.column : '';
  return `two columns are ${field}: ${first}, ${column}. A mapping says which of them counts`;
}

/**
 * Makes a row of the wire from the cells of a record: text, or a list or map as it is.
 * Throws a Rejection for a text that should be JSON and is not.
 */
export type RowMaker = (cells: readonly unknown[]) => Record<string, unknown>;

/** The maker of rows from JSON objects whose fields have other names; their values stay as they are. */
export function objectMaker(mapping: Mapping): (value: unknown) => unknown {
  const fields = Object.entries(mapping).map(([field, source]) => {
    const [outer, ...inner] = field.split('.') as [string, ...string[]];
    return { source, put: inner.length === 0 ? putPlain(outer) : putInside(outer, inner.join('.')) };
  });
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const row: Record<string, unknown> = {};
    for (const { source, put } of fields) {
      const cell = 'constant' in source ? source.constant : (value as Record<string, unknown>)[source.column];
      const format = 'constant' in source ? undefined : source.format;
      if (cell === undefined || cell === null) continue;
      put(row, format && typeof cell === 'string' ? cellFormats[format](cell) : cell);
    }
    return row;
  };
}

type Setter = (row: Record<string, unknown>, cells: readonly unknown[]) => void;

/**
 * The maker of rows for a file with these columns. An empty cell is a field that is absent.
 * @throws Problem `invalid-parameters` when the file lacks a column, or has it more than once
 */
export function rowMaker(table: TableName, mapping: Mapping, columns: readonly string[]): RowMaker {
  const setters = Object.entries(mapping).map(([field, source]) => setterOf(table, field, source, columns));
  return (cells) => {
    const row: Record<string, unknown> = {};
    for (const set of setters) set(row, cells);
    return row;
  };
}

function setterOf(table: TableName, field: string, source: FieldSource, columns: readonly string[]): Setter {
  const [outer, ...inner] = field.split('.') as [string, ...string[]];
  const put = inner.length === 0 ? putPlain(outer) : putInside(outer, inner.join('.'));
  const convert = converterOf(outer, rowSchemas[table].properties![outer]!, inner.length > 0);
  if ('constant' in source) {
    const { constant } = source;
    return (row) => put(row, convert(constant));
  }
  const index = columns.indexOf(source.column);
  if (index < 0) {
    throw wrong(`the file has no column ${source.column}; it has: ${columns.join(', ')}`, `/${field}/column`);
  }
  const count = columns.filter((column) => column === source.column).length;
  if (count > 1) {
    const message = `the file has ${count} columns ${source.column}; which of them is ${field} cannot be told`;
    throw wrong(`${message}. Rename them in its first line`, `/${field}/column`);
  }
  const format = source.format === undefined ? undefined : cellFormats[source.format];
  return (row, cells) => {
    const cell = cells[index];
    if (cell === undefined || cell === null || cell === '') return;
    put(row, typeof cell === 'string' ? convert(format ? format(cell) : cell) : cell);
  };
}

const putPlain = (field: string) => (row: Record<string, unknown>, value: unknown) => {
  row[field] = value;
};

const putInside = (field: string, inner: string) => (row: Record<string, unknown>, value: unknown) => {
  row[field] = { ...(row[field] as object | undefined), [inner]: value };
};

/** From the text of a cell to the type of its field; text that does not fit stays, and the schema rejects it. */
function converterOf(field: string, schema: JsonSchema, isInside: boolean): (text: string) => unknown {
  if (isInside) return field === 'consent' ? toBoolean : (text) => text;
  if (schema.type === 'integer') return (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text);
  if (schema.type !== 'object' && schema.type !== 'array') return (text) => text;
  return (text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new Rejection('invalid-json', 'the cell must hold JSON', `/${field}`);
    }
  };
}

const toBoolean = (text: string) =>
  text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
