import type { ProblemDetail } from '#core';
import type { Filters } from './analysis-params.js';
import { invalidParameters } from './params-parser.js';

/** Filter on an order's own column -> the SQL parameter that binds its values. */
const orderColumns = {
  channel: 'channels',
  campaign: 'campaigns',
  coupon: 'coupons',
  region: 'regions',
  device: 'devices',
  source: 'sources',
  currency: 'currencies',
} as const;

/** Filters on the customer's record; `attribute.<key>` beside them. The order's region and channel are filtered above. */
const customerColumns = ['country', 'city', 'gender', 'customer.region', 'customer.channel'];

const attributePattern = /^attribute\..{1,200}$/s;

/** The SQL parameters that every question over orders binds, whether a filter was given or not. */
export interface OrderFilterParams {
  readonly channels: readonly string[];
  readonly campaigns: readonly string[];
  readonly coupons: readonly string[];
  readonly regions: readonly string[];
  readonly devices: readonly string[];
  readonly sources: readonly string[];
  readonly currencies: readonly string[];
  /** property of the customer's record -> its values, asked of the view `customer_properties` */
  readonly customer_properties: Readonly<Record<string, readonly string[]>>;
  /** whether refunds that name no order count: they have no channel and the like, so those filters leave them out */
  readonly with_customer_refunds: boolean;
  readonly [name: string]: boolean | readonly string[] | Readonly<Record<string, readonly string[]>>;
}

type ColumnFilter = keyof typeof orderColumns;
const isOrderColumn = (name: string): name is ColumnFilter => Object.hasOwn(orderColumns, name);

/**
 * Binds the open filters of an analysis over orders. Names come from a closed list: the order's channel, campaign,
 * coupon, region, device, source and currency; the customer's country, city, gender, customer.region, customer.channel and
 * `attribute.<key>`.
 * @throws Problem `invalid-parameters` that names an unknown filter
 */
export function orderFilters(filters: Filters = {}): OrderFilterParams {
  const names = Object.keys(filters);
  const unknown = names.filter((name) => !isOrderColumn(name) && !isCustomerProperty(name));
  if (unknown.length) throw invalidParameters(unknown.map(unknownFilter));
  const values = (name: ColumnFilter): readonly string[] => filters[name] ?? [];
  const ofOrders = names.filter(isOrderColumn).filter((name) => filters[name]!.length > 0);
  const ofCustomers = names.filter((name) => isCustomerProperty(name) && filters[name]!.length > 0);
  return {
    channels: values('channel'),
    campaigns: values('campaign'),
    coupons: values('coupon'),
    regions: values('region'),
    devices: values('device'),
    sources: values('source'),
    currencies: values('currency'),
    customer_properties: Object.fromEntries(ofCustomers.map((name) => [name, filters[name]!])),
    with_customer_refunds: ofOrders.length === 0,
  };
}

function isCustomerProperty(name: string): boolean {
  return customerColumns.includes(name) || attributePattern.test(name);
}

function unknownFilter(name: string): ProblemDetail {
  const known = [...Object.keys(orderColumns), ...customerColumns, 'attribute.<key>'].join(', ');
  return {
    code: 'unknown-filter',
    path: `filters.${name.slice(0, 60)}`,
    message: `is not a filter; there are: ${known}`,
  };
}
