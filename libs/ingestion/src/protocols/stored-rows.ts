import { readFileSync } from 'node:fs';
import type { ProjectWarehouse } from '#warehouse';
import type { CustomerFields } from './customer.mapping.js';
import { type Fields } from './fields.js';
import type { OrderFields } from './order.mapping.js';

const read = (name: string) => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
const knownOrders = read('known-orders');
const knownCustomers = read('known-customers');

type Lists = Record<
  'products' | 'names' | 'categories' | 'quantities' | 'prices' | 'discounts' | 'costs',
  string[]
>;
type StoredOrder = Lists & OrderFields & { rate: string };

/** Empty cells stand for what was not sent. */
const told = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== null && value !== 0),
  );

/** The stored orders of these ids as rows on the wire; `currency` is the project's, in which they are kept. */
export async function storedOrders(
  warehouse: ProjectWarehouse,
  ids: readonly string[],
  currency: string | undefined,
  signal: AbortSignal,
): Promise<Map<string, OrderFields>> {
  if (ids.length === 0) return new Map();
  const { rows } = await warehouse.rows<StoredOrder>(
    { sql: knownOrders, params: { ids: [...ids] } },
    { signal },
  );
  return new Map(rows.map((row) => [row.orderId, wireOrder(row, currency)]));
}

function wireOrder(stored: StoredOrder, projectCurrency: string | undefined): OrderFields {
  const { products, names, categories, quantities, prices, discounts, costs, rate, ...order } = stored;
  const items = products.map((productId, index) => ({
    ...(told({ name: names[index], category: categories[index] }) as { name?: string; category?: string }),
    productId,
    quantity: quantities[index],
    price: prices[index],
    discount: discounts[index],
    cost: costs[index],
  }));
  return {
    ...(told(order) as OrderFields),
    // Amounts are stored in the project's currency, save where no rate is known. One that is not known yet is not named.
    currency: Number(rate) === 0 ? order.currency || undefined : projectCurrency,
    ...(items.length > 0 ? { items } : {}),
  };
}

/** The stored profiles of these customers as rows on the wire. */
export async function storedCustomers(
  warehouse: ProjectWarehouse,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, CustomerFields>> {
  if (ids.length === 0) return new Map();
  const { rows } = await warehouse.rows<CustomerFields>(
    { sql: knownCustomers, params: { ids: [...ids] } },
    { signal },
  );
  return new Map(rows.map((row) => [row.customerId, told(row) as CustomerFields]));
}
