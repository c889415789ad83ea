import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRow } from '../body/row-parser.js';
import { RowReader } from '../rows/row-reader.js';
import { Rejection } from '../rows/rejection.js';
import type { RowContext } from '../rows/row-type.js';
import { RowScanner, type ScanSettings } from './row-scanner.js';

const now = Date.parse('2024-06-01T12:00:00Z');
const timeZone = 'Europe/Berlin';
const nobody = { isEmpty: true, has: () => false };
const gone = ['customer gone', 'visitor away', 'order \no9', 'order shop\no8', 'order Füße\no7'];
const erased = { isEmpty: false, has: (kind: string, id: string) => gone.includes(`${kind} ${id}`) };
const usual: ScanSettings = {
  ...{ table: 'orders', now, timeZone, erased: nobody, currency: 'EUR', mostRowBytes: 1_000_000 },
};

function settingsOf(more: Partial<ScanSettings> = {}): ScanSettings {
  return { ...usual, ...more };
}

/** The stored lines of orders in a text, taken as bytes. */
function scanned(text: string, settings = settingsOf()): string | undefined {
  const scanner = RowScanner.get();
  scanner.forget();
  const found = scanner.scan(settings, Buffer.from(text), 0, 'line');
  return found && scanner.linesFrom(0).toString();
}

/** The same of one order, taken as a value; undefined when it is refused. */
function read(text: string, more: Partial<RowContext> = {}): string | undefined {
  const context: RowContext = { now, timeZone, currency: 'EUR', erased: nobody, ...more };
  try {
    const raw = { index: 0, line: 1, column: 1, form: 'line', text } as const;
    return `${parseRow(raw, new RowReader('orders', context)).line}\n`;
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

const at = '2024-05-01T10:00:00Z';
const order = (more: Record<string, unknown> = {}) =>
  JSON.stringify({ orderId: 'o1', customerId: 'c1', orderedAt: at, gross: '20.00', ...more });
const one = { productId: 'p1', price: '9.99' };

describe('an order of an import', () => {
  it.each([
    ['plain', order()],
    [
      'with everything',
      order({
        ...{ source: 'shop', status: 'refunded', currency: 'EUR', discount: '1.5', shipping: 4.9, tax: '3' },
        ...{
          cost: 0.25,
          channel: 'email',
          campaign: 'Frühling',
          coupon: '',
          region: '北京',
          device: 'mobile',
        },
        ...{ updatedAt: '2024-05-02T10:00:00.123456Z' },
        items: [
          {
            productId: 7,
            name: 'Tea',
            category: 'Füße',
            quantity: 2,
            price: '9.99',
            discount: 0.5,
            cost: '1',
          },
          { productId: 'p2', price: 0.02 },
        ],
      }),
    ],
    ['whose ids are numbers', order({ orderId: 9, customerId: 123_456_789_012_345 })],
    ['that names nothing', order({ items: [], currency: null, exchangeRate: null })],
    [
      'with spaces',
      '{ "orderId" : "o1" , "customerId":"c1","orderedAt": "2024-05-01T10:00:00Z","gross" :20.50 }',
    ],
    [
      'with numbers that end in zeros',
      order().replace('"20.00"', '20.10').replace('}', ',"tax":0.00,"cost":10}'),
    ],
    ['worth what its lines are', order({ gross: undefined, items: [one, { ...one, quantity: 3 }] })],
    [
      'of lines with fractions',
      order({ gross: undefined, items: [{ ...one, price: '0.3333', quantity: '0.5' }] }),
    ],
    [
      'of lines worth whole numbers',
      order({ gross: undefined, items: [{ ...one, price: 100, cost: '30.000' }] }),
    ],
    [
      'of lines with discounts',
      order({
        items: [
          { ...one, discount: '0.1' },
          { ...one, discount: 0.2, cost: 5 },
        ],
      }),
    ],
    ['of nothing', order({ gross: 0 })],
    ['of many digits', order({ gross: '99999999999999.9999', discount: '99999999999999.9998' })],
    ['at a time with an offset', order({ orderedAt: '2024-05-01T11:30:00.25+02:00' })],
    ['at a time with an offset and a space', order({ orderedAt: '2024-05-01 11:30:00.123456789-0330' })],
    [
      'on the day before',
      order({ orderedAt: '2024-03-01T00:30:00+01:00', updatedAt: '2024-01-01T00:00:00+00:01' }),
    ],
    [
      'on the day after',
      order({ orderedAt: '2024-02-28T23:30:00-01:00', updatedAt: '2023-12-31T23:59:59-00:01' }),
    ],
    [
      'on the last day of a month',
      order({ orderedAt: '2023-03-01T01:30:00+14:00', updatedAt: '2024-05-01T00:00:00+23:59' }),
    ],
    [
      'on the first day of a month',
      order({ orderedAt: '2023-02-28T23:30:00-10:00', updatedAt: '2024-04-30T23:59:00-0001' }),
    ],
    ['at the latest time', order({ updatedAt: '2024-06-03T02:00:00.000+14:00' })],
    ['before 1970 by its own clock', order({ orderedAt: '1969-12-31T23:59:59-00:01' })],
    ['at a local time', order({ orderedAt: '2024-03-31 03:30', updatedAt: '2024-03-31T04:00:59.9999' })],
    ['on a day', order({ orderedAt: '2024-05-01', updatedAt: '2024-05-02' })],
    ['in small letters', order({ orderedAt: '2024-05-01t10:00:00z', updatedAt: '2024-05-01 10:00Z' })],
    ['of many digits as a number', order().replace('"20.00"', '12345678901.123')],
  ])('is taken as bytes: %s', (_name, text) => {
    const line = scanned(text);
    expect(line).toBeDefined();
    expect(line).toBe(read(text));
  });

  it.each([
    ['a time that does not exist', order({ orderedAt: '2024-02-30T10:00:00Z' })],
    ['a local time that does not exist', order({ orderedAt: '2024-02-30 10:00' })],
    ['a time to come', order({ updatedAt: '2024-06-03T10:00:00Z' })],
    ['a local time to come', order({ updatedAt: '2024-06-02T14:00:01' })],
    ['a time before 1970', order({ orderedAt: '1970-01-01' })],
    ['a time with an offset to come', order({ updatedAt: '2024-06-03T02:00:00.001+14:00' })],
    ['a time with an offset before 1970', order({ orderedAt: '1970-01-01T00:30:00+01:00' })],
    ['a time with an offset that does not exist', order({ orderedAt: '2023-02-29T10:00:00+02:00' })],
    ['an offset of sixty minutes', order({ orderedAt: '2024-05-01T10:00:00+0160' })],
    ['an offset without a point before it', order({ orderedAt: '2024-05-01T10:00:001+02:00' })],
    ['a point without digits before the offset', order({ orderedAt: '2024-05-01T10:00:00.+02:00' })],
    ['ten digits before the offset', order({ orderedAt: '2024-05-01T10:00:00.1234567890+02:00' })],
    ['a time that is none', order({ orderedAt: 'yesterday' })],
    ['an offset of a day', order({ orderedAt: '2024-05-01T12:00:00+24:00' })],
    ['another currency', order({ currency: 'USD' })],
    ['a currency in small letters', order({ currency: 'eur' })],
    ['the begin of the currency', order({ currency: 'EU' })],
    ['a rate', order({ exchangeRate: 1 })],
    ['an unknown status', order({ status: 'pai' })],
    ['a longer status', order({ status: 'paid and sent away' })],
    ['no status', order({ status: '' })],
    ['a status that is a number', order({ status: 1 })],
    ['an amount below 0', order({ shipping: -1 })],
    ['a discount above gross', order({ discount: '20.0001' })],
    ['a discount above the lines', order({ gross: undefined, discount: 10, items: [one] })],
    ['no amount', order({ gross: 'much' })],
    ['an empty amount', order({ gross: '' })],
    ['a point without digits', order({ gross: '1.' })],
    ['no digits before the point', order({ gross: '.5' })],
    ['five places', order({ gross: '1.00001' })],
    ['zeros beyond four places', order({ gross: '1.500000' })],
    ['an exponent', order().replace('"20.00"', '2e1')],
    ['too many digits', order({ gross: '100000000000000' })],
    ['a number that is not exact', order().replace('"20.00"', '123456789012.1234')],
    ['a very large number', order().replace('"20.00"', '1e400')],
    ['no gross and no lines', order({ gross: undefined })],
    ['no gross and no lines in the list', order({ gross: undefined, items: [] })],
    ['no gross and a line without a price', order({ gross: undefined, items: [one, { productId: 'p2' }] })],
    [
      'lines worth very much',
      order({ gross: undefined, items: [{ ...one, price: 900_000, quantity: 900_000 }] }),
    ],
    ['a line without a product', order({ items: [{ price: 1 }] })],
    ['a line of nothing', order({ items: [null] })],
    ['a quantity of 0', order({ items: [{ ...one, quantity: '0.00' }] })],
    ['a quantity of 0 as a number', order({ items: [{ ...one, quantity: 0 }] })],
    ['an unknown field in a line', order({ items: [{ ...one, colour: 'red' }] })],
    ['lines that are no list', order({ items: one })],
    ['lines without an end', order({ items: [one] }).slice(0, -2)],
    ['a field twice', order().replace('}', ',"gross":"20.00"}')],
    ['a field twice in a line', order({ items: [one] }).replace('"price"', '"productId":"p2","price"')],
    ['no customer', order({ customerId: undefined })],
    ['a blank customer', order({ customerId: ' ' })],
    ['an escape', order({ campaign: 'a "b"' })],
    ['half a pair', order().replace('o1', '\\ud800')],
    ['a long channel', order({ channel: 'x'.repeat(501) })],
    ['129 lines', order({ items: Array.from({ length: 129 }, () => one) })],
  ])('is left to the checks of all rows: %s', (_name, text) => {
    expect(scanned(text)).toBeUndefined();
  });

  it('is taken of 128 lines, and many orders at once', () => {
    const items = Array.from({ length: 128 }, (_, line) => ({ ...one, productId: line, quantity: line + 1 }));
    const text = order({ gross: undefined, items });
    expect(scanned(text)).toBe(read(text));
    const others = Array.from({ length: 100 }, (_, n) =>
      order({ orderId: `o${n}`, ...(n % 2 ? { items: [one] } : {}) }),
    );
    expect(scanned(others.join('\n'))).toBe(others.map((each) => read(each)).join(''));
  });

  it('is not taken while the currency is unknown', () => {
    expect(scanned(order(), settingsOf({ currency: undefined }))).toBeUndefined();
    expect(scanned(order({ currency: 'EUR' }), settingsOf({ currency: undefined }))).toBeUndefined();
    expect(scanned(order({ currency: 'CHF' }), settingsOf({ currency: 'CHF' }))).toBe(
      read(order({ currency: 'CHF' }), { currency: 'CHF' }),
    );
  });

  it.each([
    ['of a customer', { customerId: 'gone' }, { customerId: 'away' }],
    ['an order without a source', { orderId: 'o9' }, { orderId: 'o9', source: 'shop' }],
    ['an order of a source', { source: 'shop', orderId: 'o8' }, { orderId: 'o8' }],
    [
      'an order of a source in letters',
      { source: 'Füße', orderId: 'o7' },
      { source: 'Fusse', orderId: 'o7' },
    ],
  ])('is left to the checks of all rows when it was erased: %s', (_name, lost, kept) => {
    expect(scanned(order(lost), settingsOf({ erased }))).toBeUndefined();
    expect(read(order(lost), { erased })).toBeUndefined();
    expect(scanned(order(kept), settingsOf({ erased }))).toBe(read(order(kept)));
  });

  it('asks for who is erased while a file is read', () => {
    const people = { isEmpty: true, has: erased.has };
    const settings = settingsOf({ erased: people });
    expect(scanned(order({ customerId: 'gone' }), settings)).toBeDefined();
    people.isEmpty = false;
    expect(scanned(order({ customerId: 'gone' }), settings)).toBeUndefined();
    expect(scanned(order(), settings)).toBeDefined();
  });

  it('is stored as one that is taken as a value, whatever stands in it', () => {
    const amount = fc.oneof(
      { weight: 20, arbitrary: fc.nat(2_000_000).map((parts) => (parts / 10_000) as unknown) },
      { weight: 20, arbitrary: fc.nat(2_000_000).map((parts) => (parts / 100).toFixed(2)) },
      { weight: 20, arbitrary: fc.nat(200) },
      fc.constantFrom<unknown>(
        0,
        '0',
        '007',
        -1,
        '',
        null,
        '1e3',
        1e21,
        '0.00001',
        99_999_999_999,
        '1.50000',
      ),
    );
    const words = fc.oneof(
      {
        weight: 20,
        arbitrary: fc.constantFrom<unknown>('', 'email', 'Füße', '会员', ' ', null, 'paid', 'EUR'),
      },
      fc.constantFrom(7, 'a"b', 'a\\b', '\t', 'x'.repeat(501)),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const id = fc.oneof({ weight: 20, arbitrary: fc.constantFrom<unknown>('a', 'b', 7) }, words);
    const zone = fc.constantFrom('Z', 'Z', '+02:00', '-0330', '+14:00', '-23:59', '');
    const time = fc.oneof(
      {
        weight: 20,
        arbitrary: fc
          .tuple(fc.date({ min: new Date(0), max: new Date(now), noInvalidDate: true }), zone)
          .map(([date, end]) => date.toISOString().replace('Z', end) as unknown),
      },
      fc.constantFrom<unknown>(
        ...['2024-05-01', '2024-05-01T10:00', '2024-06-02T11:59:59.999Z', '2024-06-02T12:00:00.001Z'],
        ...[
          '2024-06-02T13:59:59',
          '2024-06-02 14:00:00.001',
          '2023-10-29 02:30:00',
          '2024-05-01T10:00:00-0330',
        ],
        ...[null, 1],
      ),
    );
    const item = fc.record(
      {
        productId: id,
        name: words,
        category: words,
        quantity: amount,
        price: amount,
        discount: amount,
        cost: amount,
      },
      { requiredKeys: ['productId'] },
    );
    const orders = fc.record(
      {
        ...{
          orderId: id,
          customerId: id,
          orderedAt: time,
          gross: amount,
          discount: amount,
          shipping: amount,
        },
        ...{ tax: amount, cost: amount, channel: words, campaign: words, coupon: words, region: words },
        ...{ device: words, source: words, updatedAt: time, items: fc.array(item, { maxLength: 4 }) },
        status: fc.constantFrom<unknown>('paid', 'pending', 'cancelled', 'refunded', 'test', null, 'other'),
        currency: fc.constantFrom<unknown>('EUR', 'EUR', 'EUR', 'USD', null),
        exchangeRate: fc.constantFrom<unknown>(null, null, null, 1),
      },
      { requiredKeys: ['orderId', 'customerId', 'orderedAt'] },
    );
    let taken = 0;
    fc.assert(
      fc.property(orders, (value) => {
        const text = JSON.stringify(value);
        const line = scanned(text);
        if (line === undefined) return;
        taken += 1;
        expect(line).toBe(read(text));
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(2_000);
  });
});
