import type { ShopName } from '#metadata';
import type { TableName } from '../rows/row-type.js';
import type { CustomerFields } from '../protocols/customer.mapping.js';
import { optional, type Payload, type ShopRow, type ShopSetting } from './payload.js';
import { customerOfConsent, profileWithConsent, type Purpose } from './shopify.consent.js';
import { shopifyProfile } from './shopify.customer.js';
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
  /** A profile, or a part of one, that is made of the one that is known. */
  | {
      table: 'customers';
      /** Whose profile it is. */
      customer(payload: Payload): string | undefined;
      /** The row after it; undefined when it says nothing that is not known better. `at` is the time of receipt, RFC 3339. */
      profile(payload: Payload, known: CustomerFields | undefined, at: string): Payload | undefined;
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
const shopifyCustomer = (payload: Payload) => optional(payload['id']);

const shopifyCustomers: Topic = { table: 'customers', customer: shopifyCustomer, profile: shopifyProfile };
/** The account is gone: an empty profile takes the place of the full one, and the orders stay. */
const shopifyCustomerGone: Topic = {
  table: 'customers',
  customer: shopifyCustomer,
  profile: (payload, _known, at) => ({ customerId: shopifyCustomer(payload), updatedAt: at }),
};
const shopifyConsent = (purpose: Purpose): Topic => ({
  table: 'customers',
  customer: customerOfConsent,
  profile: (payload, known) => profileWithConsent(purpose, payload, known),
});
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
    'customers/delete': shopifyCustomerGone,
    'customers_email_marketing_consent/update': shopifyConsent('email'),
    'customers_marketing_consent/update': shopifyConsent('sms'),
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
