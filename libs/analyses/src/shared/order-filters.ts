import type { ProblemDetail } from '#core';
import type { ParamValue } from '#warehouse';
import type { Filters } from './analysis-params.js';
import { invalidParameters } from './params-parser.js';
import { presentValues } from './present-values.js';

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

/** What stands in the SQL files of the analyses over orders for the filters that are given. */
const place = '{{order_filters}}';

/** The filters of a question over orders. */
export interface OrderFilters {
  /** The text of an SQL file with the conditions in their place; what is not asked for costs no planning. */
  filter(text: string): string;
  /** What the conditions bind. */
  readonly params: Readonly<Record<string, ParamValue>>;
}

const ofOrder = (name: ColumnFilter) => `${name} in {${orderColumns[name]}:Array(String)}`;
const ofCustomer = `person in (
                select person
                from customer_properties
                where
                    arrayAll(
                        (property, allowed) -> mapContains(properties, property) and has(allowed, properties[property]),
                        mapKeys({customer_properties:Map(String, Array(String))}),
                        mapValues({customer_properties:Map(String, Array(String))})
                    )
            )`;

type ColumnFilter = keyof typeof orderColumns;
const isOrderColumn = (name: string): name is ColumnFilter => Object.hasOwn(orderColumns, name);

/**
 * The open filters of an analysis over orders. Names come from a closed list: the order's channel, campaign,
 * coupon, region, device, source and currency; the customer's country, city, gender, customer.region, customer.channel and
 * `attribute.<key>`.
 * @throws Problem `invalid-parameters` that names an unknown filter
 */
export function orderFilters(filters: Filters = {}): OrderFilters {
  const names = Object.keys(filters);
  const unknown = names.filter((name) => !isOrderColumn(name) && !isCustomerProperty(name));
  if (unknown.length) throw invalidParameters(unknown.map(unknownFilter));
  const ofOrders = names.filter(isOrderColumn);
  const ofCustomers = names.filter(isCustomerProperty);
  const allowed = (name: string) => presentValues(filters[name]!);
  const conditions = [...ofOrders.map(ofOrder), ...(ofCustomers.length > 0 ? [ofCustomer] : [])];
  return {
    filter: (text) => {
      if (!text.includes(place)) throw new Error(`${place} is missing in the SQL of the analysis`);
      return text.replace(place, () => conditions.join('\n            and ') || 'true');
    },
    params: {
      ...Object.fromEntries(ofOrders.map((name) => [orderColumns[name], allowed(name)])),
      ...(ofCustomers.length > 0
        ? { customer_properties: Object.fromEntries(ofCustomers.map((name) => [name, allowed(name)])) }
        : {}),
      // refunds that name no order have no channel and the like, so filters on those leave them out
      with_customer_refunds: ofOrders.length === 0,
    },
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
