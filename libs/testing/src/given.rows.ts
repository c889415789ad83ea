import { tryParseInstant } from '#core';
import { type ProjectWarehouse, toParam } from '#warehouse';

/** Columns as the store names them; what a row leaves out has its default. */
export type Columns = Readonly<Record<string, unknown>>;

/** product, quantity, price, more columns (`name`, `category`, `discount`, `cost`) */
export type ItemTuple = readonly [
  productId: string,
  quantity?: number,
  price?: number | string,
  more?: Columns,
];
/** customer, time (UTC), gross; `items` in `more` holds {@link ItemTuple}s */
export type OrderTuple = readonly [
  customerId: string,
  orderedAt: string,
  gross: number | string,
  more?: Columns & { items?: readonly ItemTuple[] },
];
/** person (`~` before the name makes an anonymous visitor), event, time (UTC) */
export type EventTuple = readonly [person: string, name: string, occurredAt: string, more?: Columns];
/** customer, time (UTC), amount; `order_id` in `more` ties it to an order of source `test` */
export type RefundTuple = readonly [
  customerId: string,
  refundedAt: string,
  amount: number | string,
  more?: Columns,
];
export type CustomerTuple = readonly [customerId: string, more?: Columns];
/** day, channel, amount */
export type SpendTuple = readonly [day: string, channel: string, amount: number | string, more?: Columns];

let count = 0;
const nextId = (kind: string) => `${kind}-${++count}`;

/** Puts paid orders in EUR of source `test` into the store, past the ingestion. */
export async function givenOrders(shop: ProjectWarehouse, orders: readonly OrderTuple[]): Promise<void> {
  const rows = orders.map(([customerId, time, gross, { items = [], ...more } = {}]) => ({
    order_id: nextId('order'),
    source: 'test',
    customer_id: customerId,
    ordered_at: at(time),
    status: 'paid',
    currency: 'EUR',
    exchange_rate: '1',
    gross: String(gross),
    ...itemColumns(items),
    updated_at: at(time),
    ingested_at: at(time),
    ...more,
  }));
  await put(shop, 'orders', rows);
}

/** Puts events into the store, past the ingestion. */
export async function givenEvents(shop: ProjectWarehouse, events: readonly EventTuple[]): Promise<void> {
  const rows = events.map(([person, name, time, more]) => ({
    event_id: nextId('event'),
    name,
    occurred_at: at(time),
    ...(person.startsWith('~') ? { anonymous_id: person.slice(1) } : { customer_id: person }),
    properties: '{}',
    ingested_at: at(time),
    ...more,
  }));
  await put(shop, 'events', rows);
}

/** Puts refunds in EUR of source `test` into the store, past the ingestion. */
export async function givenRefunds(shop: ProjectWarehouse, refunds: readonly RefundTuple[]): Promise<void> {
  const rows = refunds.map(([customerId, time, amount, more]) => ({
    refund_id: nextId('refund'),
    source: 'test',
    customer_id: customerId,
    refunded_at: at(time),
    amount: String(amount),
    currency: 'EUR',
    exchange_rate: '1',
    updated_at: at(time),
    ingested_at: at(time),
    ...more,
  }));
  await put(shop, 'refunds', rows);
}

/** Puts customers into the store, past the ingestion. */
export async function givenCustomers(
  shop: ProjectWarehouse,
  customers: readonly CustomerTuple[],
): Promise<void> {
  const time = at('2020-01-01');
  await put(
    shop,
    'customers',
    customers.map(([customerId, more]) => ({
      customer_id: customerId,
      updated_at: time,
      ingested_at: time,
      ...more,
    })),
  );
}

/** Puts spend in EUR into the store, past the ingestion. */
export async function givenSpend(shop: ProjectWarehouse, spend: readonly SpendTuple[]): Promise<void> {
  const rows = spend.map(([day, channel, amount, more]) => ({
    day,
    channel,
    amount: String(amount),
    currency: 'EUR',
    exchange_rate: '1',
    ingested_at: at(day),
    ...more,
  }));
  await put(shop, 'spend', rows);
}

/** What a row leaves out takes its default from the table. */
async function put(shop: ProjectWarehouse, table: string, rows: readonly Columns[]): Promise<void> {
  if (rows.length > 0) await shop.insert(table, rows.map((row) => JSON.stringify(row)).join('\n'));
}

function itemColumns(items: readonly ItemTuple[]): Columns {
  const all = items.map(([productId, quantity = 1, price = 0, more]) => ({
    product_id: productId,
    name: '',
    category: '',
    quantity: String(quantity),
    price: String(price),
    discount: '0',
    cost: '0',
    ...more,
  }));
  const names = ['product_id', 'name', 'category', 'quantity', 'price', 'discount', 'cost'] as const;
  return Object.fromEntries(names.map((name) => [`items.${name}`, all.map((item) => item[name])]));
}

/** A time such as `2024-03-01` or `2024-03-01T09:30`, in UTC unless it says otherwise, as the store takes it. */
function at(text: string): string {
  const instant = tryParseInstant(text, 'UTC');
  if (!instant) throw new TypeError(`${text} is no time`);
  return toParam(instant);
}
