import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { Problem } from '#core';
import { Rejection } from '../rows/rejection.js';
import { eventName, knownEventNames } from './event-names.js';
import { parseMessageBody } from './message-body.js';
import { type Known, rowsOf } from './message-rows.js';
import type { Envelope, Message } from './message.js';
import { posthogMessage } from './posthog.message.js';
import { segmentMessage } from './segment.message.js';

const receivedAt = Date.parse('2026-03-05T12:00:00Z');
const envelope: Envelope = { receivedAt, timeZone: 'UTC', context: {} };
const nothing: Known = { order: () => undefined, customer: () => undefined };

const message = (fields: object) =>
  segmentMessage(
    { type: 'track', userId: 'u', messageId: 'm', timestamp: '2026-03-05T10:00:00Z', ...fields },
    envelope,
  );

/** The row of one table that a message becomes, or its rejection. */
function rowOf(table: string, given: Message, known = nothing) {
  const found = rowsOf(given, known, 'EUR').find((row) => row.table === table);
  return found && ('row' in found ? found.row : found.rejection);
}

const order = (properties: object, event = 'Order Completed') => message({ event, properties });

describe('names of events', () => {
  it('mean the same in every case and version', () => {
    for (const name of [
      'Order Completed',
      'order completed',
      'Completed Order',
      'purchase',
      'order_completed',
    ]) {
      expect(eventName(name)).toBe('order_completed');
    }
    expect(eventName('Quiz taken')).toBe('Quiz taken');
  });

  it('are all in the documentation', () => {
    const text = readFileSync(new URL('../../../../docs/sending.md', import.meta.url), 'utf8');
    for (const [name, others] of Object.entries(knownEventNames)) {
      const line = text.split('\n').find((one) => one.startsWith(`| \`${name}\``));
      expect({ name, others: others.filter((other) => !line?.includes(`\`${other}\``)) }).toEqual({
        name,
        others: [],
      });
    }
  });
});

describe('the goods of an order', () => {
  // What was told, and what it comes to: list price and discount, so that net = gross - discount.
  const cases: [string, object, object][] = [
    [
      'the example of the specification',
      { subtotal: 22.5, total: 27.5, revenue: 25, shipping: 3, tax: 2, discount: 2.5 },
      { gross: '25', discount: '2.5' },
    ],
    ['revenue, after discount', { revenue: 90, discount: 10 }, { gross: '100', discount: '10' }],
    ['a discount below zero', { revenue: 90, discount: -10 }, { gross: '100', discount: '10' }],
    [
      'a total, with shipping and tax in it',
      { total: '27.50', shipping: '3', tax: '2' },
      { gross: '22.5', discount: '0' },
    ],
    ['a total alone', { total: 30 }, { gross: '30', discount: '0' }],
    ['sums of floating point', { revenue: 0.1 + 0.2 }, { gross: '0.3', discount: '0' }],
    ['empty texts for nothing', { revenue: '5', tax: '', discount: null }, { gross: '5', discount: '0' }],
    [
      'discounts of the lines',
      {
        revenue: 8,
        products: [
          { product_id: 'a', discount: 1 },
          { sku: 'b', discount: 1 },
        ],
      },
      { gross: '10', discount: '2' },
    ],
  ];
  it.each(cases)('are read from %s', (_, properties, amounts) => {
    expect(rowOf('orders', order({ order_id: 'o', ...properties }))).toMatchObject(amounts);
  });

  it('are left to the lines when the order tells no amount', () => {
    const row = rowOf('orders', order({ order_id: 7, products: [{ id: 1, price: 2, quantity: 3 }] }));
    expect(row).toMatchObject({ orderId: '7', items: [{ productId: '1', price: '2', quantity: '3' }] });
    expect(row).not.toHaveProperty('gross');
  });

  it.each([
    ['no order id', { revenue: 5 }, '/properties/order_id'],
    ['no amount at all', { order_id: 'o' }, '/properties/revenue'],
    ['an amount that is none', { order_id: 'o', revenue: '$5' }, '/properties/revenue'],
    [
      'a line without a product',
      { order_id: 'o', revenue: 5, products: [{ name: 'x' }] },
      '/properties/products/0/product_id',
    ],
  ])('cannot be told with %s, and the event is kept', (_, properties, path) => {
    const given = order(properties);
    expect(rowOf('orders', given)).toMatchObject({ path });
    expect(rowOf('events', given)).toMatchObject({ name: 'order_completed' });
  });
});

describe('an event in the words of GA4', () => {
  it('is the same as in those of Segment', () => {
    const items = [{ item_id: 'a', item_name: 'Mug', item_category: 'Kitchen', price: 4, quantity: 2 }];
    const view = message({ event: 'view_item', properties: { currency: 'EUR', value: 8, items } });
    expect(rowOf('events', view)).toMatchObject({
      name: 'product_viewed',
      productId: 'a',
      category: 'Kitchen',
      value: '8',
      properties: { products: [{ product_id: 'a' }] },
    });
    const purchase = message({
      event: 'purchase',
      properties: { transaction_id: 't', value: 8, tax: 2, items },
    });
    expect(rowOf('orders', purchase)).toMatchObject({
      orderId: 't',
      gross: '8',
      tax: '2',
      items: [{ productId: 'a', name: 'Mug', category: 'Kitchen', quantity: '2', price: '4' }],
    });
  });
});

describe('a refund', () => {
  const known: Known = {
    ...nothing,
    order: () => ({
      orderId: 'o',
      customerId: 'u',
      orderedAt: '2026-03-01T10:00:00Z',
      gross: '25',
      discount: '2.5',
      currency: 'EUR',
      items: [
        { productId: 'a', price: '19' },
        { productId: 'b', price: '3', quantity: '2', discount: '1' },
      ],
    }),
  };
  const refund = (properties: object) =>
    rowOf('refunds', order({ order_id: 'o', ...properties }, 'Order Refunded'), known);

  it('of an id alone is all of the goods, once', () => {
    expect(refund({})).toMatchObject({ refundId: 'o', amount: '22.5', currency: 'EUR' });
  });

  it('of an amount or of priced lines is that much', () => {
    expect(refund({ total: 10 })).toMatchObject({ refundId: 'm', amount: '10' });
    const lines = refund({ products: [{ product_id: 'b', price: 3, quantity: 1 }] });
    expect(lines).toMatchObject({ items: [{ productId: 'b', quantity: '1', amount: '3' }] });
  });

  it('of lines without a price takes what they cost in the order', () => {
    expect(refund({ products: [{ product_id: 'b', quantity: 1 }] })).toMatchObject({
      items: [{ productId: 'b', quantity: '1', amount: '2.5' }],
    });
  });
});

describe('the clock of a sender', () => {
  const at = (timestamp: string, sentAt: string) =>
    segmentMessage({ type: 'page', userId: 'u', timestamp }, { ...envelope, sentAt }).at;

  it('is put right by how far it is off', () => {
    expect(at('2031-03-05T11:59:00Z', '2031-03-05T12:00:00Z')).toBe('2026-03-05T11:59:00.000Z');
    expect(at('2001-03-05T11:59:00Z', '2001-03-05T12:00:00Z')).toBe('2026-03-05T11:59:00.000Z');
  });

  it('is believed within what a request takes, so that it says the same when asked again', () => {
    expect(at('2026-03-05T11:59:00Z', '2026-03-05T11:59:52Z')).toBe('2026-03-05T11:59:00.000Z');
  });
});

describe('numbers that a double cannot hold', () => {
  it('become text, digit by digit, and nothing else does', () => {
    const text =
      '{"a": 123456789012345678, "b": [-9007199254740993, 1e400], "c": "1234567890123456789", "d": 0.1, "e": 12}';
    expect(parseMessageBody(Buffer.from(text))).toEqual({
      a: '123456789012345678',
      b: ['-9007199254740993', '1e400'],
      c: '1234567890123456789',
      d: 0.1,
      e: 12,
    });
  });

  it('leave every other value as JSON.parse reads it', () => {
    const isExact = (value: unknown) =>
      typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const expected: unknown = JSON.parse(text, (_, one: unknown) => (isExact(one) ? one : String(one)));
        expect(parseMessageBody(Buffer.from(text))).toEqual(expected);
      }),
    );
  });

  it('and broken documents fail as a problem', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          parseMessageBody(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});

describe('whatever is sent', () => {
  const names = [
    'order_id',
    'products',
    'revenue',
    'total',
    'discount',
    'currency',
    'address',
    'consent',
    'email',
    'campaign',
    'page',
    'device',
    '$set',
    '$device_id',
    'alias',
    'createdAt',
    'birthday',
  ];
  const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue());
  const item = fc.record(
    {
      type: fc.constantFrom('track', 'page', 'screen', 'identify', 'alias', 'group', 'x'),
      event: fc.oneof(
        fc.constantFrom(
          'Order Completed',
          'Order Refunded',
          'Order Updated',
          'Order Cancelled',
          '$identify',
          '$set',
          '$create_alias',
          '$pageview',
        ),
        fc.jsonValue(),
      ),
      userId: fc.oneof(fc.constant('u'), fc.jsonValue()),
      anonymousId: fc.jsonValue(),
      distinct_id: fc.oneof(fc.constant('u'), fc.jsonValue()),
      messageId: fc.jsonValue(),
      timestamp: fc.oneof(fc.constant('2026-03-05T10:00:00Z'), fc.jsonValue()),
      properties: fc.oneof(fields, fc.jsonValue()),
      traits: fc.oneof(fields, fc.jsonValue()),
      context: fc.oneof(fields, fc.jsonValue()),
    },
    { requiredKeys: [] },
  );

  it.each([
    ['Segment', segmentMessage],
    ['PostHog', posthogMessage],
  ])('as %s is rows, or a rejection that says where', (_, read) => {
    fc.assert(
      fc.property(fc.oneof(item, fc.jsonValue()), (given) => {
        try {
          for (const row of rowsOf(read(given, envelope), nothing, 'EUR')) {
            if ('rejection' in row) expect(row.rejection.path).toMatch(/^\//);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Rejection);
        }
      }),
      { numRuns: 500 },
    );
  });
});
