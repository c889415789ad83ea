/** An object as an SDK sends it: nothing about its content is certain. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under the first of `names` that holds one; else an empty one. */
export function fieldsOf(fields: Fields, ...names: string[]): Fields {
  for (const name of names) {
    const value = fields[name];
    if (isFields(value)) return value;
  }
  return {};
}

/** The first of `names` that holds text which is not blank. */
export function textOf(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return undefined;
}

/** The first of `names` that holds a key: text, or a number, which becomes text. */
export function idOf(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return undefined;
}

/** Whether the field says nothing: absent, null or empty text. */
export const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

/** `fields` without those that are undefined. */
export function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
