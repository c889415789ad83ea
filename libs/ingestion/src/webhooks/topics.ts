import type { ShopName } from '#metadata';
import type { TableName } from '../rows/row-type.js';
import { optional, type Payload, type ShopRow, type ShopSetting } from './payload.js';
import { shopifyCustomer } from './shopify.customer.js';
import { shopifyOrder } from './shopify.order.js';
import { shopifyRefund, shopifyRefundCurrency } from './shopify.refund.js';
import { woocommerceCustomer, woocommerceCustomerGone } from './woocommerce.customer.js';
import { woocommerceOrder } from './woocommerce.order.js';

/** What a topic asks for. */
export type Topic =
  | {
      /** Where a body that cannot be read is noted. */
      table: TableName;
      /** `at` is the time of receipt, RFC 3339. */
      rows(payload: Payload, setting: ShopSetting, at: string): ShopRow[];
      /** The shop's own currency, where the body tells it: that of a customer may be the one that they paid in last. */
      currency?(payload: Payload): string | undefined;
    }
  /** An order is gone, and its id is all that is told. */
  | { removes: 'order' }
  /** What the law gives a customer, or a shop that leaves. */
  | { compliance: 'disclose-customer' | 'erase-customer' | 'erase-shop' };

const orderCurrency = (payload: Payload) => optional(payload['currency']);

const shopifyOrders: Topic = {
  table: 'orders',
  rows: (payload, setting) => shopifyOrder(payload, setting),
  currency: orderCurrency,
};
const shopifyCustomers: Topic = { table: 'customers', rows: shopifyCustomer };
const woocommerceOrders: Topic = {
  table: 'orders',
  rows: (payload, setting) => woocommerceOrder(payload, setting),
  currency: orderCurrency,
};
const woocommerceCustomers: Topic = { table: 'customers', rows: woocommerceCustomer };

/** Every topic that is known, by shop; others are counted and passed over. */
export const shopTopics: Readonly<Record<ShopName, Readonly<Record<string, Topic>>>> = {
  shopify: {
    'orders/create': shopifyOrders,
    'orders/updated': shopifyOrders,
    'orders/paid': shopifyOrders,
    'orders/cancelled': shopifyOrders,
    'orders/delete': { removes: 'order' },
    'refunds/create': {
      table: 'refunds',
      rows: (payload, setting) => shopifyRefund(payload, setting),
      currency: shopifyRefundCurrency,
    },
    'customers/create': shopifyCustomers,
    'customers/update': shopifyCustomers,
    'customers/data_request': { compliance: 'disclose-customer' },
    'customers/redact': { compliance: 'erase-customer' },
    'shop/redact': { compliance: 'erase-shop' },
  },
  woocommerce: {
    'order.created': woocommerceOrders,
    'order.updated': woocommerceOrders,
    'order.restored': { table: 'orders', rows: woocommerceOrder, currency: orderCurrency },
    'order.deleted': { removes: 'order' },
    'customer.created': woocommerceCustomers,
    'customer.updated': woocommerceCustomers,
    'customer.deleted': {
      table: 'customers',
      rows: (payload, _setting, at) => woocommerceCustomerGone(payload, at),
    },
  },
};
