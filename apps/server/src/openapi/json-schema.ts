import type { OpenApi } from './schemas.js';

export const text: OpenApi = { type: 'string' };
export const count: OpenApi = { type: 'integer', minimum: 0 };
export const flag: OpenApi = { type: 'boolean' };
export const time: OpenApi = { type: 'string', format: 'date-time' };
/** A decimal text in the project's currency. */
export const money: OpenApi = { type: 'string', format: 'decimal' };
/** An object whose fields are the shop's or the caller's own. */
export const open: OpenApi = { type: 'object', additionalProperties: true };

export const ref = (name: string): OpenApi => ({ $ref: `#/components/schemas/${name}` });
export const list = (items: OpenApi): OpenApi => ({ type: 'array', items });
export const oneOf = (values: readonly string[]): OpenApi => ({ type: 'string', enum: values });
export const orNull = (schema: OpenApi): OpenApi =>
  typeof schema['type'] === 'string' && !('enum' in schema)
    ? { ...schema, type: [schema['type'], 'null'] }
    : { oneOf: [schema, { type: 'null' }] };

/** An object that always has all of `properties`, and may have the `optional` ones. */
export function object(
  properties: Readonly<Record<string, OpenApi>>,
  optional: Readonly<Record<string, OpenApi>> = {},
): OpenApi {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}

/** A page of a list: the rows under `name`, and where the next page begins. */
export function page(name: string, item: OpenApi, more: Readonly<Record<string, OpenApi>> = {}): OpenApi {
  return object({ [name]: list(item), ...more, next_cursor: orNull(text) });
}
