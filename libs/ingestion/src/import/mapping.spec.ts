import { describe, expect, it } from '@jest/globals';
import { keptMapping, mappingByName, parseMapping, rowMaker } from './mapping.js';

const order = { orderId: 'No', customerId: 'Cust', orderedAt: 'Date' };

describe('a column that the header names twice', () => {
  const columns = ['No', 'Cust', 'Cust', 'Date', 'Note', 'Note'];

  it('is refused by name when a field is taken from it', () => {
    expect(() => rowMaker('orders', parseMapping('orders', order), columns)).toThrow(
      'the file has 2 columns Cust; which of them is customerId cannot be told',
    );
  });

  it('is nobody’s business when no field is', () => {
    const make = rowMaker('orders', parseMapping('orders', { ...order, customerId: 'No' }), columns);
    expect(make(['1', 'a', 'b', '2026-01-05', '', ''])).toEqual({
      orderId: '1',
      customerId: '1',
      orderedAt: '2026-01-05',
    });
  });

  it('is refused where columns are taken by their names, in either spelling', () => {
    const twice = ['product_id', 'name', 'name'];
    expect(() => mappingByName('products', twice)).toThrow('two columns are name: name, name');
    expect(() => mappingByName('products', ['product_id', 'productId'])).toThrow(
      'two columns are productId: product_id, productId',
    );
  });
});

describe('a field that every row needs', () => {
  it('has to be in the mapping', () => {
    const { orderedAt: _, ...rest } = order;
    expect(() => parseMapping('orders', rest)).toThrow('the mapping lacks orderedAt, which orders need');
    expect(() => parseMapping('spend', {})).toThrow('the mapping lacks day, channel, amount');
    expect(parseMapping('orders', { ...rest, orderedAt: { constant: '2026-01-05' } })).toMatchObject({
      orderedAt: { constant: '2026-01-05' },
    });
  });

  it('has to be a column where columns are taken by their names', () => {
    expect(() => mappingByName('orders', ['order_id', 'customer_id'])).toThrow(
      'the file has no column for orderedAt, which orders need',
    );
  });

  it('may lack in a mapping that was kept with a row of an earlier time', () => {
    expect(keptMapping('orders', { orderId: 'No' })).toEqual({
      orderId: { column: 'No', format: undefined },
    });
  });
});
