import { describe, expect, it } from '@jest/globals';
import { Mentions, namedIn } from './text-mentions.js';

describe('a text is about somebody', () => {
  const long = new Mentions(['Zebulon-4711', 'zeb@shop.example']);
  const short = new Mentions(['42']);

  it.each([
    ['{"customerId":"Zebulon-4711"}', true],
    ['{"user":{"email":"ZEB@Shop.Example"}}', true],
    ['{"note":"call zeb@shop.example today"}', true],
    ['{"customerId":"Zebulon\\u002d4711"}', true],
    ['broken {"customerId":"Zebulon-4711', true],
    ['2024;Zebulon-4711;9,99', true],
    ['{"customerId":"Zebulon-47110"}', false],
    ['{"customerId":"xZebulon-4711"}', false],
    ['{"customerId":"ann"}', false],
  ])('by a long id wherever it stands: %s', (text, expected) => {
    expect(long.in(text)).toBe(expected);
  });

  it.each([
    ['{"customerId":42}', true],
    ['{"customer":{"id":"42"}}', true],
    ['{"orderId":"o1","items":[{"quantity":42}],"gross":"42"}', false],
    ['{"customerId":"420"}', false],
    ['order,42,9.99', true],
    ['order,420,9.99', false],
  ])('by a short id as the value of an id only, in JSON: %s', (text, expected) => {
    expect(short.in(text)).toBe(expected);
  });

  it('reads the cells of a record and the names of a JSON text', () => {
    expect([...namedIn('a;"b c";d')]).toEqual(expect.arrayContaining(['a', 'b c', 'd']));
    expect([...namedIn('{"userId":"7","quantity":8}')]).toEqual(['7']);
  });
});

describe('masking', () => {
  it('covers every mention and keeps the length and all other bytes', () => {
    const bytes = Buffer.from("é 'zeb@shop.example' Zebulon-4711, Zebulon-47110 '42' 42");
    const before = bytes.length;
    expect(new Mentions(['Zebulon-4711', 'zeb@shop.example', '42']).mask(bytes)).toBe(3);
    expect(bytes.length).toBe(before);
    expect(bytes.toString()).toBe("é '****************' ************, Zebulon-47110 '**' 42");
  });

  it('takes no amount apart that has the digits of an id', () => {
    const bytes = Buffer.from('104882;"104882.50";7.104882;104882,x.104882.');
    expect(new Mentions(['104882']).mask(bytes)).toBe(3);
    expect(bytes.toString()).toBe('******;"104882.50";7.104882;******,x.******.');
  });

  it('finds ids of other scripts', () => {
    const bytes = Buffer.from("x = '张三丰先生您好' y");
    expect(new Mentions(['张三丰先生您好']).mask(bytes)).toBe(1);
    expect(bytes.toString()).toBe("x = '*********************' y");
  });
});
