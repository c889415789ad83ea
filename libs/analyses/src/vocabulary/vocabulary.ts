import { Problem } from '#core';
import type { ProjectWarehouse } from '#warehouse';

/** An event name of the project. */
export interface EventName {
  name: string;
  count: number;
  lastSeen: string | null;
}

/** A value that a property has, and in how many rows. */
export interface PropertyValue {
  value: string;
  count: number;
}

/** After every event that was taken: what there is to choose from depends on no instant. */
const ever = { as_of: '2299-12-31 00:00:00.000' };
const stream = "event_stream(as_of = {as_of:DateTime64(3, 'UTC')})";

/** The names of all events, the orders' own order_completed included, the most frequent first. */
export async function eventNames(warehouse: ProjectWarehouse): Promise<EventName[]> {
  const { rows } = await warehouse.rows<{ name: string; count: string; last_seen: string }>({
    sql: `
      select name, count() as count, max(occurred_at) as last_seen
      from ${stream}
      group by name
      order by count() desc, name
      limit 500`,
    params: ever,
  });
  return rows.map(({ name, count, last_seen }) => ({ name, count: Number(count), lastSeen: last_seen }));
}

/** Properties with values to choose from, and where they stand. */
const properties: Readonly<Record<string, { rows: string; column: string }>> = {
  channel: { rows: stream, column: 'channel' },
  campaign: { rows: stream, column: 'campaign' },
  device: { rows: stream, column: 'device' },
  region: { rows: stream, column: 'region' },
  category: { rows: stream, column: 'category' },
  productId: { rows: stream, column: 'product_id' },
  coupon: { rows: 'counted_orders', column: 'coupon' },
  source: { rows: 'counted_orders', column: 'source' },
};

/**
 * The values of a property, the most frequent first.
 * @throws Problem `invalid-parameters` that names an unknown property
 */
export async function propertyValues(
  warehouse: ProjectWarehouse,
  property: string,
  search = '',
): Promise<PropertyValue[]> {
  const found = Object.hasOwn(properties, property) ? properties[property] : undefined;
  if (!found) {
    const known = Object.keys(properties).join(', ');
    const message = `"${property.slice(0, 60)}" is no property with values; there are: ${known}`;
    throw new Problem('invalid-parameters', message, [{ code: 'not-allowed', path: 'property', message }]);
  }
  const { rows } = await warehouse.rows<{ value: string; count: string }>({
    sql: `
      select toString({column:Identifier}) as value, count() as count
      from ${found.rows}
      where value != '' and ({search:String} = '' or positionCaseInsensitiveUTF8(value, {search:String}) > 0)
      group by value
      order by count() desc, value
      limit 200`,
    params: { ...ever, column: found.column, search },
  });
  return rows.map(({ value, count }) => ({ value, count: Number(count) }));
}
