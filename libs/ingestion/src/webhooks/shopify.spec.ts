import { describe, expect, it } from '@jest/globals';
import type { Payload } from './payload.js';
import { profileWithConsent } from './shopify.consent.js';
import { shopifyProfile } from './shopify.customer.js';
import { shopifyOrder } from './shopify.order.js';
import { shopifyRefund } from './shopify.refund.js';

const setting = { source: 'shopify', currency: 'EUR' };

/** Two shirts at 20.00 and a cap at 10.00 are 50.00; 5.00 off leaves 45.00; shipping 4.90, tax 8.55, together 58.45. */
const order = {
  id: 820982911946154,
  email: 'Ada@Example.org',
  created_at: '2026-01-05T10:00:00+01:00',
  updated_at: '2026-01-05T10:00:05+01:00',
  currency: 'EUR',
  financial_status: 'paid',
  cancelled_at: null,
  test: false,
  taxes_included: false,
  total_line_items_price: '50.00',
  total_discounts: '5.00',
  subtotal_price: '45.00',
  total_tax: '8.55',
  total_price: '58.45',
  total_shipping_price_set: { shop_money: { amount: '4.90', currency_code: 'EUR' } },
  discount_codes: [{ code: 'NEW5', amount: '5.00', type: 'fixed_amount' }],
  landing_site: '/?utm_source=mail&utm_campaign=spring',
  source_name: 'web',
  customer: { id: 115310627314723 },
  shipping_address: { country_code: 'DE', country: 'Germany' },
  line_items: [
    { product_id: 11, title: 'Shirt', quantity: 2, price: '20.00', total_discount: '0.00' },
    { product_id: 12, title: 'Cap', quantity: 1, price: '10.00', total_discount: '0.00' },
  ],
};

const rowOf = (change: Payload, currency = 'EUR') =>
  shopifyOrder({ ...order, ...change }, { ...setting, currency })[0]!.row;

describe("Shopify's order", () => {
  it('keeps list price, discount, shipping and tax apart, the discount spread over the lines', () => {
    expect(rowOf({ id: 4711, customer: { id: 99 } })).toEqual({
      orderId: '4711',
      source: 'shopify',
      customerId: '99',
      orderedAt: '2026-01-05T10:00:00+01:00',
      updatedAt: '2026-01-05T10:00:05+01:00',
      status: 'paid',
      currency: 'EUR',
      exchangeRate: undefined,
      gross: '50',
      discount: '5',
      shipping: '4.9',
      tax: '8.55',
      channel: 'web',
      campaign: 'spring',
      coupon: 'NEW5',
      region: 'DE',
      items: [
        { productId: '11', name: 'Shirt', quantity: '2', price: '20', discount: '4' },
        { productId: '12', name: 'Cap', quantity: '1', price: '10', discount: '1' },
      ],
    });
  });

  it('takes the discounts of lines as they were allocated', () => {
    const [shirt, cap] = order.line_items;
    const allocated = { ...cap, discount_allocations: [{ amount: '5.00' }] };
    const { discount, items } = rowOf({ line_items: [{ ...shirt, discount_allocations: [] }, allocated] });
    expect(discount).toBe('5');
    expect(items).toMatchObject([{ discount: '0' }, { discount: '5' }]);
  });

  it('leaves free shipping out of the discount of the goods', () => {
    const { gross, discount } = rowOf({ subtotal_price: '50.00', total_discounts: '4.90' });
    expect({ gross, discount }).toEqual({ gross: '50', discount: '0' });
  });

  it('takes the tax out of prices that include it: net is never more than what was paid without tax', () => {
    // 59.50 with 19 % tax is 50.00, of which 9.50 is tax; 11.90 off with tax is 10.00 without.
    const line = {
      product_id: 1,
      title: 'Shirt',
      quantity: 1,
      price: '71.40',
      tax_lines: [{ price: '9.50' }],
    };
    const { gross, discount, tax } = rowOf({
      taxes_included: true,
      subtotal_price: '59.50',
      total_discounts: '11.90',
      total_tax: '9.50',
      line_items: [line],
    });
    expect({ gross, discount, tax }).toEqual({ gross: '60', discount: '10', tax: '9.5' });
  });

  it('spreads the tax of the order where its lines tell none', () => {
    // 100 with tax, 20 of shipping with tax, 20 of tax in both: 100/120 of it is the goods'.
    const { gross, discount } = rowOf({
      taxes_included: true,
      subtotal_price: '100.00',
      total_discounts: '0.00',
      total_tax: '20.00',
      total_shipping_price_set: { shop_money: { amount: '20.00', currency_code: 'EUR' } },
      line_items: [{ product_id: 1, title: 'Shirt', quantity: 1, price: '100.00' }],
    });
    expect({ gross, discount }).toEqual({ gross: '83.3333', discount: '0' });
  });

  it.each([
    [{ financial_status: 'paid' }, 'paid'],
    [{ financial_status: 'partially_refunded' }, 'paid'],
    [{ financial_status: 'refunded' }, 'refunded'],
    [{ financial_status: 'pending' }, 'pending'],
    [{ financial_status: 'authorized' }, 'pending'],
    [{ financial_status: 'voided' }, 'cancelled'],
    [{ financial_status: 'paid', cancelled_at: '2026-01-06T00:00:00Z' }, 'cancelled'],
    [{ financial_status: 'paid', test: true }, 'test'],
  ])('%j is %s', (change, status) => expect(rowOf(change)['status']).toBe(status));

  it('of a guest belongs to the address, and of nobody to nobody', () => {
    expect(rowOf({ customer: null })['customerId']).toBe('ada@example.org');
    expect(rowOf({ customer: null, email: '' })['customerId']).toBeUndefined();
  });

  it('refuses amounts that are none, and ids that lost digits', () => {
    const thrown = (change: Payload) => {
      try {
        return rowOf(change);
      } catch (error) {
        return error;
      }
    };
    expect(thrown({ total_tax: 'much' })).toMatchObject({ code: 'invalid-money', path: '/total_tax' });
    expect(thrown({ id: 2 ** 60 })).toMatchObject({ code: 'unsafe-integer' });
  });

  describe('paid in another currency', () => {
    const set = (shop: string, paid: string) => ({
      shop_money: { amount: shop, currency_code: 'EUR' },
      presentment_money: { amount: paid, currency_code: 'USD' },
    });
    const foreign = {
      presentment_currency: 'USD',
      total_price_set: set('50.00', '55.00'),
      subtotal_price: '50.00',
      subtotal_price_set: set('50.00', '55.00'),
      total_discounts: '0.00',
      total_tax: '0.00',
      line_items: [
        { product_id: 1, title: 'Shirt', quantity: 1, price: '50.00', price_set: set('50.00', '55.00') },
      ],
    };

    it("is in that currency with the shop's rate", () => {
      expect(rowOf(foreign)).toMatchObject({ currency: 'USD', exchangeRate: '0.90909091', gross: '55' });
    });

    it("needs no rate when it is the project's, and keeps the shop's currency when neither is", () => {
      expect(rowOf(foreign, 'USD')).toMatchObject({ currency: 'USD', exchangeRate: undefined, gross: '55' });
      expect(rowOf(foreign, 'JPY')).toMatchObject({ currency: 'EUR', exchangeRate: undefined, gross: '50' });
    });
  });
});

describe("Shopify's refund", () => {
  const refund = {
    id: 509,
    order_id: 4711,
    created_at: '2026-01-09T09:00:00Z',
    note: 'too small',
    refund_line_items: [
      { quantity: 1, subtotal: 18.0, total_tax: 3.42, line_item: { product_id: 11, title: 'Shirt' } },
    ],
    transactions: [{ kind: 'refund', status: 'success', amount: '21.42', currency: 'EUR' }],
    order_adjustments: [{ kind: 'shipping_refund', amount: '-4.90', tax_amount: '-0.93' }],
  };

  it('is what was paid back for the goods: without tax and shipping', () => {
    expect(shopifyRefund(refund, setting)).toEqual([
      {
        table: 'refunds',
        row: {
          refundId: '509',
          orderId: '4711',
          source: 'shopify',
          refundedAt: '2026-01-09T09:00:00Z',
          amount: '18',
          currency: 'EUR',
          exchangeRate: undefined,
          reason: 'too small',
          items: [{ productId: '11', quantity: '1', amount: '18' }],
        },
      },
    ]);
  });

  it('counts money that was given back without a line', () => {
    const adjustments = [{ kind: 'refund_discrepancy', amount: '-7.50' }];
    const [only] = shopifyRefund(
      { ...refund, refund_line_items: [], order_adjustments: adjustments },
      setting,
    );
    expect(only!.row).toMatchObject({ amount: '7.5', items: [] });
  });

  it('is the same alone and inside of its order', () => {
    const [alone] = shopifyRefund(refund, setting);
    const [, inside] = shopifyOrder({ ...order, id: 4711, refunds: [refund] }, setting);
    expect(inside).toEqual(alone);
  });
});

describe("Shopify's customer", () => {
  it('tells its consent by the states', () => {
    const body = {
      id: 99,
      email: 'Ada@Example.org',
      first_name: 'Ada',
      last_name: 'Lovelace',
      phone: null,
      tags: 'vip, uk',
      created_at: '2025-12-01T00:00:00Z',
      updated_at: '2026-01-05T00:00:00Z',
      email_marketing_consent: { state: 'subscribed' },
      sms_marketing_consent: { state: 'not_subscribed' },
      default_address: { country_code: 'GB', province: 'England', city: 'London', phone: '+44 20 7946 0000' },
    };
    expect(shopifyProfile(body, undefined)).toEqual({
      customerId: '99',
      email: 'ada@example.org',
      phone: '+44 20 7946 0000',
      name: 'Ada Lovelace',
      country: 'GB',
      region: 'England',
      city: 'London',
      createdAt: '2025-12-01T00:00:00Z',
      updatedAt: '2026-01-05T00:00:00.000Z',
      consent: { email: true, sms: false },
      attributes: { tags: 'vip, uk' },
    });
  });

  it('keeps what its bodies have no more, and what others told; what the shop emptied is gone', () => {
    const known = {
      customerId: '99',
      email: 'ada@example.org',
      city: 'London',
      gender: 'f',
      consent: { email: true, push: true },
      attributes: {
        tags: 'vip',
        note: 'calls back',
        tier: 'gold',
        email_consent_updated_at: '2026-01-01T00:00:00Z',
      },
      updatedAt: '2026-01-05T00:00:00.000Z',
    };
    const body = { id: 99, email: null, note: null, locale: 'en', updated_at: '2026-01-06T01:00:00+01:00' };
    expect(shopifyProfile(body, known)).toEqual({
      customerId: '99',
      gender: 'f',
      updatedAt: '2026-01-06T00:00:00.000Z',
      consent: { email: true, push: true },
      attributes: {
        tags: 'vip',
        tier: 'gold',
        locale: 'en',
        email_consent_updated_at: '2026-01-01T00:00:00Z',
      },
    });
  });
});

describe("Shopify's consent alone", () => {
  const at = (day: number) => `2026-01-0${day}T10:00:00-05:00`;
  const email = (state: string, time: string | null) => ({
    customer_id: 99,
    email_address: 'Ada@Example.org',
    email_marketing_consent: { state, opt_in_level: 'single_opt_in', consent_updated_at: time },
  });
  const known = {
    customerId: '99',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    consent: { sms: true },
    attributes: { tier: 'gold' },
    updatedAt: '2026-01-09T00:00:00.000Z',
  };

  it('changes nothing else of the profile, in its version', () => {
    expect(profileWithConsent('email', email('subscribed', at(5)), known)).toEqual({
      ...known,
      phone: undefined,
      consent: { sms: true, email: true },
      attributes: { tier: 'gold', email_consent_updated_at: at(5) },
    });
  });

  it('makes a profile that is older than all the shop tells, where none is known', () => {
    const sms = { id: 7, phone: '+44 20 7946 0000', sms_marketing_consent: { state: 'subscribed' } };
    expect(profileWithConsent('sms', sms, undefined)).toEqual({
      customerId: '7',
      phone: '+44 20 7946 0000',
      updatedAt: '1970-01-01T00:00:00.000Z',
      consent: { sms: true },
      attributes: {},
    });
    expect(profileWithConsent('email', email('subscribed', at(5)), undefined)).toMatchObject({
      customerId: '99',
      email: 'ada@example.org',
    });
  });

  it.each([
    ['subscribed', true],
    ['unsubscribed', false],
    ['not_subscribed', false],
    ['pending', false],
    ['redacted', false],
    ['invalid', false],
  ])('%s is %s', (state, isGiven) => {
    expect(profileWithConsent('email', email(state, at(5)), known)!.consent).toMatchObject({
      email: isGiven,
    });
  });

  it('goes by the newest, in whatever order they come', () => {
    const since = (time: string) => ({ ...known, attributes: { email_consent_updated_at: time } });
    const told = (time: string | null, before: string) =>
      profileWithConsent('email', email('subscribed', time), since(before)) !== undefined;
    expect(told(at(5), at(6))).toBe(false);
    expect(told(at(6), at(5))).toBe(true);
    expect(told(at(5), at(5))).toBe(true);
    expect(told(at(5), '2026-01-05T15:00:01Z')).toBe(false);
    expect(told(null, at(5))).toBe(false);
    expect(told('soon', at(5))).toBe(false);
  });

  it('without a state is none', () => {
    for (const body of [{ id: 9 }, { id: 9, sms_marketing_consent: null }, email('subscribed', at(5))]) {
      expect(() => profileWithConsent('sms', body, known)).toThrow(
        expect.objectContaining({ code: 'missing-field', path: '/sms_marketing_consent/state' }),
      );
    }
  });
});
