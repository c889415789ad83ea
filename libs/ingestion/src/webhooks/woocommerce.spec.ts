import { describe, expect, it } from '@jest/globals';
import type { Payload } from './payload.js';
import { woocommerceCustomer, woocommerceCustomerGone } from './woocommerce.customer.js';
import { woocommerceOrder, woocommerceStatus } from './woocommerce.order.js';

const setting = { source: 'woocommerce', currency: 'EUR' };

/** Two mugs at 10.00 and a pot at 30.00 are 50.00; 10 % off leaves 45.00; with 5.00 of shipping and 10.00 of tax 60.00. */
const order = {
  id: 727,
  number: 'A-727',
  status: 'processing',
  currency: 'EUR',
  date_created: '2026-01-05T11:00:00',
  date_created_gmt: '2026-01-05T10:00:00',
  date_modified_gmt: '2026-01-05T10:05:00',
  date_paid_gmt: '2026-01-05T10:01:00',
  discount_total: '5.00',
  shipping_total: '5.00',
  total: '60.00',
  total_tax: '10.00',
  prices_include_tax: true,
  customer_id: 26,
  created_via: 'checkout',
  billing: { email: 'Bob@Example.org', country: 'FR' },
  coupon_lines: [{ code: 'ten' }],
  meta_data: [{ key: '_wc_order_attribution_utm_campaign', value: 'spring' }],
  line_items: [
    { product_id: 93, name: 'Mug', quantity: 2, subtotal: '20.00', total: '18.00', price: 9 },
    { product_id: 22, name: 'Pot', quantity: 1, subtotal: '30.00', total: '27.00', price: 27 },
  ],
  refunds: [] as Payload[],
};

const rowsOf = (change: Payload) => woocommerceOrder({ ...order, ...change }, setting);

describe("WooCommerce's order", () => {
  it('has its lines before and after the discount, both without tax', () => {
    expect(rowsOf({})).toEqual([
      {
        table: 'orders',
        row: {
          orderId: '727',
          source: 'woocommerce',
          customerId: '26',
          orderedAt: '2026-01-05T10:00:00Z',
          updatedAt: '2026-01-05T10:05:00Z',
          status: 'paid',
          currency: 'EUR',
          gross: '50',
          discount: '5',
          shipping: '5',
          tax: '10',
          channel: 'checkout',
          campaign: 'spring',
          device: undefined,
          coupon: 'ten',
          region: 'FR',
          items: [
            { productId: '93', name: 'Mug', quantity: '2', price: '10', discount: '2' },
            { productId: '22', name: 'Pot', quantity: '1', price: '30', discount: '3' },
          ],
        },
      },
    ]);
  });

  it("gives a refund the goods' part of its total", () => {
    // The goods are 45.00 of 60.00; of 20.00 that were paid back, 15.00 are for goods.
    const [, refund] = rowsOf({ refunds: [{ id: 900, reason: 'broken', total: '-20.00' }] });
    expect(refund!.row).toMatchObject({ refundId: '900', orderId: '727', amount: '15', reason: 'broken' });
    const [, whole] = rowsOf({ refunds: [{ id: 901, total: '-60.00' }] });
    expect(whole!.row['amount']).toBe('45');
  });

  it('of a guest belongs to the address', () => {
    expect(rowsOf({ customer_id: 0 })[0]!.row['customerId']).toBe('bob@example.org');
  });

  it('takes its own version when it is restored', () => {
    const [restored] = woocommerceOrder(order, setting, '2026-02-01T00:00:00Z');
    expect(restored!.row['updatedAt']).toBe('2026-02-01T00:00:00Z');
  });

  it.each([
    ['completed', false, 'paid'],
    ['wc-processing', false, 'paid'],
    ['on-hold', true, 'pending'],
    ['failed', false, 'cancelled'],
    ['trash', true, 'cancelled'],
    ['refunded', true, 'refunded'],
    ['packed', true, 'paid'],
    ['packed', false, 'pending'],
  ])('of the status %s (paid: %s) is %s', (status, isPaid, expected) => {
    expect(woocommerceStatus(status, isPaid)).toBe(expected);
  });
});

describe("WooCommerce's customer", () => {
  it('is a profile, and an empty one when the account is gone', () => {
    const [profile] = woocommerceCustomer({
      id: 26,
      email: 'Bob@Example.org',
      first_name: 'Bob',
      last_name: '',
      role: 'customer',
      date_created_gmt: '2025-12-01T00:00:00',
      date_modified_gmt: '2026-01-05T00:00:00',
      billing: { country: 'FR', city: 'Paris', phone: '0102030405' },
    });
    expect(profile!.row).toMatchObject({
      customerId: '26',
      email: 'bob@example.org',
      name: 'Bob',
      country: 'FR',
      updatedAt: '2026-01-05T00:00:00Z',
      attributes: { role: 'customer' },
    });
    expect(woocommerceCustomerGone({ id: 26 }, '2026-02-01T00:00:00Z')[0]!.row).toEqual({
      customerId: '26',
      updatedAt: '2026-02-01T00:00:00Z',
    });
  });
});
