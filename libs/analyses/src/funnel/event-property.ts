import { bind, sql, type SqlFragment } from '#warehouse';
import { invalidParameters, presentValues } from '../shared/index.js';
import type { PropertyValues } from './funnel.params.js';

/** Columns of the event stream that a funnel can filter, split and hold constant by; the closed list. */
const columns: Readonly<Record<string, SqlFragment>> = {
  name: sql`name`,
  customerId: sql`customer_id`,
  anonymousId: sql`anonymous_id`,
  sessionId: sql`session_id`,
  productId: sql`product_id`,
  category: sql`category`,
  channel: sql`channel`,
  campaign: sql`campaign`,
  device: sql`device`,
  region: sql`region`,
  url: sql`url`,
  orderId: sql`order_id`,
};

/** What an event can have several of: an order has the products of all its lines. */
const listColumns: Readonly<Record<string, SqlFragment>> = {
  productId: sql`product_ids`,
  category: sql`categories`,
};

const custom = 'properties.';

/** Whether each event has at most one value of the property. */
export function isSingleValued(property: string): boolean {
  return !Object.hasOwn(listColumns, property);
}

/**
 * The property's values as an `Array(String)` without empty ones.
 * @throws Problem `invalid-parameters` that names `path`
 */
export function valuesOf(property: string, path: string): SqlFragment {
  checkProperty(property, path);
  if (Object.hasOwn(listColumns, property)) return listColumns[property]!;
  return sql`arrayFilter(value -> value != '', [${valueOf(property, path)}])`;
}

/**
 * The property's one value as a `String`, empty where it is missing; the smallest of an order's products.
 * @throws Problem `invalid-parameters` that names `path`
 */
export function valueOf(property: string, path: string): SqlFragment {
  checkProperty(property, path);
  if (Object.hasOwn(listColumns, property)) return sql`toString(arrayMin(${listColumns[property]!}))`;
  if (!property.startsWith(custom)) return sql`toString(${columns[property]!})`;
  const key = bind(property.slice(custom.length), 'String');
  const raw = sql`JSONExtractRaw(properties, ${key})`;
  return sql`if(startsWith(${raw}, '"'), JSONExtractString(properties, ${key}), if(${raw} = 'null', '', ${raw}))`;
}

/**
 * That every property of `where` has one of its values; an empty text is none.
 * @throws Problem `invalid-parameters` that names `path`
 */
export function propertyConditions(where: PropertyValues | undefined, path: string): SqlFragment[] {
  return Object.entries(where ?? {}).map(([property, values]) => {
    const at = `${path}.${property}`;
    const list = bind(presentValues(texts(values, at)), 'Array(String)');
    checkProperty(property, at);
    if (!isSingleValued(property)) return sql`hasAny(${listColumns[property]!}, ${list})`;
    return sql`${valueOf(property, at)} in ${list}`;
  });
}

function checkProperty(property: string, path: string): void {
  if (Object.hasOwn(columns, property)) return;
  if (property.startsWith(custom) && property.length > custom.length && property.length <= 200) return;
  throw invalidParameters([
    {
      code: 'unknown-property',
      path,
      message: `"${property.slice(0, 60)}" is not a property of events; there are ${Object.keys(columns).join(', ')} and properties.<key>`,
    },
  ]);
}

function texts(values: unknown, path: string): string[] {
  const isList = Array.isArray(values) && values.length > 0 && values.length <= 1000;
  const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  if (isList && values.every(isPlain)) return values.map(String);
  throw invalidParameters([
    { code: 'invalid-parameter', path, message: 'must be a list of 1 to 1,000 texts, numbers or booleans' },
  ]);
}
