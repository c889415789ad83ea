import type { ParamValue } from '../question.js';

/**
 * A value as the text of a query parameter, in ClickHouse's escaped form: `[` and `]` around the members of an array,
 * braces around those of a map, quotes around text inside them.
 *
 * @throws TypeError for an integer above 2^53, whose digits are lost already (bind it as text)
 */
export function encodeParam(value: ParamValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return encodeMember(value);
}

function encodeMember(value: ParamValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${escapeText(value)}'`;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return encodeNumber(value);
  if (Array.isArray(value)) return `[${value.map(encodeMember).join(',')}]`;
  const pairs = Object.entries(value).map(([key, member]) => `${encodeMember(key)}:${encodeMember(member)}`);
  return `{${pairs.join(',')}}`;
}

function encodeNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new TypeError('an integer above 2^53 must be bound as text');
  }
  return String(value);
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
};

function escapeText(text: string): string {
  return text.replace(/[\\'\t\n\r\0]/g, (character) => escapes[character]!);
}
