import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rejection } from './rejection.js';
import { RowReader, storedColumns } from './row-reader.js';
import { type RowContext, type TableName, tableNames } from './row-type.js';
import { rowSchemas } from './row-schemas.js';

const now = Date.parse('2024-06-01T12:00:00Z');

const context = (more: Partial<RowContext> = {}): RowContext => ({
  now,
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  ...more,
});

/** The stored row by column. */
function stored(table: TableName, row: unknown, more: Partial<RowContext> = {}): Record<string, unknown> {
  const cells = JSON.parse(new RowReader(table, context(more)).read(row).line) as unknown[];
  return Object.fromEntries(storedColumns(table).map((column, index) => [column, cells[index]]));
}

function rejectionOf(table: TableName, row: unknown, more: Partial<RowContext> = {}): Rejection | undefined {
  try {
    new RowReader(table, context(more)).read(row);
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
  return undefined;
}

/** Code and path of the rejection. */
function rejected(table: TableName, row: unknown, more: Partial<RowContext> = {}): string {
  const rejection = rejectionOf(table, row, more);
  return rejection ? `${rejection.code} ${rejection.path}` : 'accepted';
}

const order = (more: object = {}) => ({
  orderId: 'o1',
  customerId: 'ada',
  orderedAt: '2024-05-01T10:00:00+02:00',
  gross: '30.00',
  ...more,
});

const event = (more: object = {}) => ({
  eventId: 'e1',
  name: 'product_viewed',
  occurredAt: '2024-05-01T10:00:00Z',
  customerId: 'ada',
  ...more,
});

describe('an order', () => {
  it('is stored in UTC, with what it leaves out filled in', () => {
    expect(stored('orders', order())).toMatchObject({
      order_id: 'o1',
      source: '',
      ordered_at: '2024-05-01 08:00:00.000',
      updated_at: '2024-05-01 08:00:00.000',
      status: 'paid',
      currency: 'EUR',
      exchange_rate: '1',
      gross: '30.00',
      discount: '0',
      'items.product_id': [],
      ingested_at: '2024-06-01 12:00:00.000',
    });
  });

  it('without gross, discount and cost takes the sums over its items', () => {
    const items = [
      { productId: 'a', quantity: 3, price: '0.1', discount: '0.05', cost: '0.04' },
      { productId: 'b', price: 19.99, cost: 10 },
    ];
    const row = stored('orders', order({ gross: undefined, items }));
    expect(row).toMatchObject({
      gross: '20.29',
      discount: '0.05',
      cost: '10.12',
      'items.quantity': ['3', '1'],
    });
  });

  it('takes null for a field that is absent, in its items too', () => {
    const items = [{ productId: 'a', name: null, price: '2', cost: null }];
    expect(stored('orders', order({ gross: null, coupon: null, items }))).toMatchObject({
      gross: '2',
      coupon: '',
    });
  });

  it('in another currency is converted by its rate, and kept with rate 0 when it has none', () => {
    const row = order({ currency: 'USD', exchangeRate: '0.915', gross: '9.99', shipping: 1 });
    expect(stored('orders', row)).toMatchObject({
      gross: '9.1409',
      shipping: '0.915',
      exchange_rate: '0.915',
    });
    expect(stored('orders', order({ currency: 'USD' }))).toMatchObject({
      gross: '30.00',
      exchange_rate: '0',
    });
  });

  it('gives a project without a currency its own, unless it is rejected', () => {
    const open = context({ currency: undefined });
    const reader = new RowReader('orders', open);
    expect(() => reader.read(order({ currency: 'GBP', customerId: ' ' }))).toThrow();
    expect(open.currency).toBeUndefined();
    reader.read(order({ currency: 'GBP' }));
    expect(open.currency).toBe('GBP');
  });

  it("is in the project's currency when it names none, also as long as that is not known", () => {
    expect(stored('orders', order(), { currency: undefined })).toMatchObject({
      ...{ currency: '', exchange_rate: '1', gross: '30.00' },
    });
    const refund = { refundId: 1, orderId: 2, refundedAt: '2024-05-01', amount: 5, currency: 'EUR' };
    const open = context({ currency: undefined });
    const cells = JSON.parse(new RowReader('refunds', open).read(refund).line) as unknown[];
    expect(cells).toEqual(expect.arrayContaining(['EUR', '0']));
    expect(open.currency).toBeUndefined();
  });

  it.each([
    ['no object', 17, 'wrong-type '],
    ['an unknown field', order({ totl: 1 }), 'unknown-field /totl'],
    ['a missing field', order({ customerId: undefined }), 'missing-field /customerId'],
    ['null for a needed field', order({ orderId: null }), 'missing-field /orderId'],
    ['an empty id', order({ orderId: '' }), 'missing-field /orderId'],
    ['a long id', order({ orderId: 'é'.repeat(101) }), 'too-long /orderId'],
    ['an id above 2^53', order({ orderId: 2 ** 53 }), 'unsafe-integer /orderId'],
    ['an id with places', order({ orderId: 1.5 }), 'wrong-type /orderId'],
    ['a wrong status', order({ status: 'payed' }), 'not-allowed /status'],
    ['neither gross nor items', order({ gross: undefined }), 'missing-field /gross'],
    [
      'no price to sum',
      order({ gross: undefined, items: [{ productId: 1 }] }),
      'missing-field /items/0/price',
    ],
    ['negative gross', order({ gross: -1 }), 'out-of-range /gross'],
    ['five places', order({ gross: 1.00001 }), 'invalid-money /gross'],
    ['an exponent', order({ gross: '1e3' }), 'invalid-money /gross'],
    ['words for money', order({ gross: 'ten' }), 'invalid-money /gross'],
    ['NaN', order({ gross: NaN }), 'wrong-type /gross'],
    ['infinity', order({ gross: Infinity }), 'wrong-type /gross'],
    ['a number too long for a double', order({ gross: 12345678901234.56 }), 'invalid-money /gross'],
    ['discount above gross', order({ discount: '30.01' }), 'out-of-range /discount'],
    ['quantity 0', order({ items: [{ productId: 1, quantity: 0 }] }), 'out-of-range /items/0/quantity'],
    [
      'quantity below 0',
      order({ items: [{ productId: 1, quantity: -2 }] }),
      'out-of-range /items/0/quantity',
    ],
    ['an unknown currency', order({ currency: 'EURO' }), 'invalid-currency /currency'],
    ['a currency in small letters', order({ currency: 'eur' }), 'invalid-currency /currency'],
    ['rate 0', order({ currency: 'USD', exchangeRate: 0 }), 'out-of-range /exchangeRate'],
    ["a rate for the project's own", order({ exchangeRate: 2 }), 'out-of-range /exchangeRate'],
    ['February 30th', order({ orderedAt: '2024-02-30' }), 'invalid-date /orderedAt'],
    ['25 o’clock', order({ orderedAt: '2024-02-01T25:00:00Z' }), 'invalid-date /orderedAt'],
    ['a date in words', order({ orderedAt: 'yesterday' }), 'invalid-date /orderedAt'],
    ['a time before 1970', order({ orderedAt: '1969-12-31T23:59:59Z' }), 'out-of-range /orderedAt'],
    ['a time two days ahead', order({ orderedAt: '2024-06-03T12:00:00Z' }), 'future-date /orderedAt'],
    ['half a surrogate pair', order({ coupon: '\ud83d' }), 'invalid-text /coupon'],
    ['NUL', order({ coupon: 'a\0b' }), 'invalid-text /coupon'],
  ])('with %s is rejected', (_, row, expected) => {
    expect(rejected('orders', row)).toBe(expected);
  });

  it('with an amount that has a comma is told how a file with commas is read', () => {
    expect(rejectionOf('orders', order({ gross: '1.234,50' }))?.message).toMatch(
      /^must be a decimal .*1\.234,50 in the format decimal-comma, 1,234\.50 in thousands-comma$/,
    );
    expect(rejectionOf('orders', order({ gross: 'ten' }))?.message).toMatch(/without an exponent$/);
  });

  it('with an unknown field is told the fields that there are, of an item those of items', () => {
    expect(rejectionOf('orders', order({ total: 3 }))?.message).toMatch(
      /^is not a known field; known are orderId, .*customerId, .*gross, /,
    );
    const items = [{ productId: 'a', prize: '2' }];
    expect(rejectionOf('orders', order({ items }))?.message).toMatch(
      /^is not a known field; known are productId, (?!.*orderId).*price/,
    );
  });
});

describe('times', () => {
  it.each([
    ['2024-05-01T10:00:00.1239Z', '2024-05-01 10:00:00.123'],
    ['2024-05-01T10:00:00-0330', '2024-05-01 13:30:00.000'],
    ['2024-05-01 10:00', '2024-05-01 08:00:00.000'],
    ['2024-01-01', '2023-12-31 23:00:00.000'],
    // The hour that Berlin skips is read as the hour after.
    ['2024-03-31T02:30:00', '2024-03-31 01:30:00.000'],
  ])('%s in Berlin is %s', (text, expected) => {
    expect(stored('events', event({ occurredAt: text }))['occurred_at']).toBe(expected);
  });

  it('keeps every instant from 1970 to tomorrow, whatever its offset', () => {
    const instants = fc.date({ min: new Date(0), max: new Date(now), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: -720, max: 840 }), (instant, offset) => {
        const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 23);
        const pad = (n: number) => String(Math.floor(n)).padStart(2, '0');
        const zone = `${offset < 0 ? '-' : '+'}${pad(Math.abs(offset) / 60)}:${pad(Math.abs(offset) % 60)}`;
        const { occurred_at: at } = stored('events', event({ occurredAt: `${local}${zone}` }));
        expect(at).toBe(instant.toISOString().replace('T', ' ').replace('Z', ''));
      }),
    );
  });
});

describe('an event', () => {
  it('takes the order that it is about from its properties', () => {
    const properties = { order_id: 77, nested: { deep: [1, 'ü'] } };
    for (const name of ['order_completed', 'order_refunded', 'page_viewed']) {
      const row = stored('events', event({ name, properties }));
      expect(row).toMatchObject({ order_id: '77', properties: JSON.stringify(properties) });
    }
    expect(stored('events', event({ properties: { orderId: 'o 1' } }))['order_id']).toBe('o 1');
  });

  it('is taken with what is no id of an order, but for one that stands for it', () => {
    const properties = { order_id: 'x'.repeat(300) };
    expect(stored('events', event({ properties }))['order_id']).toBe('');
    expect(rejected('events', event({ name: 'order_completed', properties }))).toMatch(
      / \/properties\/order_id$/,
    );
  });

  it('needs a customer or a visitor', () => {
    expect(rejected('events', event({ customerId: undefined }))).toBe('missing-field /customerId');
    expect(rejected('events', event({ customerId: undefined, anonymousId: 'v' }))).toBe('accepted');
  });

  it('nested too deep is rejected, however deep', () => {
    const nest = (depth: number) => {
      let value: unknown = 1;
      for (let level = 0; level < depth; level++) value = [value];
      return event({ properties: { value } });
    };
    expect(rejected('events', nest(60))).toBe('accepted');
    expect(rejected('events', nest(100))).toMatch(/^too-deep \/properties\/value\/0/);
    expect(rejected('events', nest(100_000))).toMatch(/^too-deep /);
  });
});

describe('refunds, customers, products and spend', () => {
  it('are stored', () => {
    const refund = {
      refundId: 1,
      customerId: 2,
      refundedAt: '2024-05-01',
      items: [{ productId: 3, amount: '4.5' }],
    };
    expect(stored('refunds', refund)).toMatchObject({ refund_id: '1', order_id: '', amount: '4.5' });
    const customer = { customerId: 'ada', consent: { email: true }, attributes: { tier: 3, vip: false } };
    expect(stored('customers', customer)).toMatchObject({
      consent: { email: true },
      attributes: { tier: '3', vip: 'false' },
      created_at: null,
      updated_at: '2024-06-01 12:00:00.000',
    });
    expect(stored('products', { productId: 'p', price: '0.50' })).toMatchObject({
      price: '0.50',
      cost: null,
    });
    expect(stored('spend', { day: '2024-05-01', channel: 'ads', amount: 12 })).toMatchObject({
      amount: '12',
    });
  });

  it('are rejected', () => {
    expect(rejected('refunds', { refundId: 1, refundedAt: '2024-05-01', amount: 1 })).toBe(
      'missing-field /orderId',
    );
    expect(rejected('refunds', { refundId: 1, orderId: 1, refundedAt: '2024-05-01' })).toBe(
      'missing-field /amount',
    );
    expect(rejected('customers', { customerId: 1, birthYear: 2025 })).toBe('out-of-range /birthYear');
    expect(rejected('customers', { customerId: 1, attributes: { a: {} } })).toBe('wrong-type /attributes/a');
    expect(rejected('spend', { day: '2024-05-32', channel: 'a', amount: 1 })).toBe('invalid-date /day');
    expect(rejected('spend', { day: '2024-06-04', channel: 'a', amount: 1 })).toBe('future-date /day');
  });
});

describe('every kind of row', () => {
  it('is closed and described, down to its items', () => {
    for (const table of tableNames) {
      expect(rowSchemas[table].additionalProperties).toBe(false);
      for (const field of Object.values(rowSchemas[table].properties!))
        expect(field.description).toBeTruthy();
    }
  });

  it.each(tableNames)('takes or rejects anything for %s, and never repeats a value', (table) => {
    const fields = Object.keys(rowSchemas[table].properties!);
    const secret = 'ada@example.org';
    const value = fc.oneof(
      fc.constant(secret),
      fc.double(),
      fc.string(),
      fc.constant(null),
      fc.boolean(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 3 }),
      fc.dictionary(fc.string(), fc.jsonValue()),
    );
    const row = fc.dictionary(fc.constantFrom(...fields), value);
    fc.assert(
      fc.property(row, (input) => {
        try {
          const { line } = new RowReader(table, context()).read(input);
          expect(JSON.parse(line)).toHaveLength(storedColumns(table).length);
        } catch (error) {
          expect(error).toBeInstanceOf(Rejection);
          expect((error as Rejection).message).not.toContain(secret);
        }
      }),
      { numRuns: 300 },
    );
  });
});
