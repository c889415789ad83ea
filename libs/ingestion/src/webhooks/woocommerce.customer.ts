import { objectOf, optional, type Payload, type ShopRow } from './payload.js';
import { attributesOf, nameOf } from './shopify.customer.js';
import { woocommerceTime } from './woocommerce.order.js';

/** The row of customer.created and customer.updated. */
export function woocommerceCustomer(customer: Payload): ShopRow[] {
  const billing = objectOf(customer['billing']);
  const row = {
    customerId: optional(customer['id']),
    email: optional(customer['email'] ?? billing['email'], 320)?.toLowerCase(),
    phone: optional(billing['phone'], 50),
    name: nameOf(
      customer['first_name'] || billing['first_name'],
      customer['last_name'] || billing['last_name'],
    ),
    country: optional(billing['country'], 100),
    region: optional(billing['state']),
    city: optional(billing['city']),
    createdAt: woocommerceTime(customer, 'date_created'),
    updatedAt: woocommerceTime(customer, 'date_modified') ?? woocommerceTime(customer, 'date_created'),
    attributes: attributesOf({ role: customer['role'], username: customer['username'] }),
  };
  return [{ table: 'customers', row }];
}

/** A customer whose account is gone: an empty profile takes the place of the full one, and the orders stay. */
export function woocommerceCustomerGone(customer: Payload, at: string): ShopRow[] {
  return [{ table: 'customers', row: { customerId: optional(customer['id']), updatedAt: at } }];
}
