import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';
import { parameterChips } from './parameters.js';
import { Texts } from './texts.js';

const facts = { currency: 'EUR', timeZone: 'UTC' };
const english = new Texts('en', facts);
const chinese = new Texts('zh-CN', facts);

describe('texts', () => {
  it('mark what is important, and keep marks in values as text', () => {
    expect(
      english.sentence('funnel.steepest', { label: '<b>x</b> {{n}} $t(report.yes) & "y"', share: '5 %' }),
    ).toEqual([
      { text: 'The steepest step is ', strong: false },
      { text: '“<b>x</b> {{n}} $t(report.yes) & "y"”', strong: true },
      { text: ': 5 % of those before it go on.', strong: false },
    ]);
  });

  it('choose the plural by count', () => {
    expect(english.say('cohorts.days', { count: 1, n: '1' })).toBe('1 day');
    expect(english.say('cohorts.days', { count: 90, n: '90' })).toBe('90 days');
    expect(chinese.say('cohorts.days', { count: 1, n: '1' })).toBe('1 天');
  });

  it('name segments however they are written, and keep names that are the shop’s own', () => {
    expect(["Can't lose", 'cant_lose', 'CANT-LOSE'].map((name) => chinese.segment(name))).toEqual([
      '不可流失',
      '不可流失',
      '不可流失',
    ]);
    expect(english.segment('重要挽留')).toBe('High value, to win back');
    expect(english.segment('Whales: big.spenders')).toBe('Whales: big.spenders');
    expect(english.segment('constructor')).toBe('constructor');
  });

  it('name the common events and steps, and leave the shop’s own', () => {
    expect(english.event('product_viewed')).toBe('Product viewed');
    expect(['product_viewed', 'Ordered again'].map((name) => chinese.event(name))).toEqual([
      '浏览商品',
      '再次下单',
    ]);
    expect(['Tried the configurator', 'a.b', 'constructor', ''].map((name) => chinese.event(name))).toEqual([
      'Tried the configurator',
      'a.b',
      'constructor',
      '',
    ]);
  });

  it('name columns, also unknown ones', () => {
    expect(english.column('avgRecencyDays')).toBe('Recency');
    expect(chinese.column('avgRecencyDays')).toBe('距上次购买');
    expect(english.column('firstOrderAt')).toBe('First order at');
  });

  it('say what one must know in the reader’s language, and pass on what has no words yet', () => {
    const parameters = { borders: [1, 2, 3, 5] };
    const bands = { code: 'frequency-bands', parameters, message: 'by bands' };
    expect(english.notice(bands)).toContain('up to 1, 2, 3, 5, and more than 5.');
    expect(chinese.notice(bands)).toContain('不超过 1、2、3、5，以及多于 5。');
    const unrated = (what: string) => ({
      code: `${what}-without-rate`,
      parameters: { number: 1200, currencies: ['USD', 'GBP'] },
      message: 'no rate',
    });
    expect(english.notice(unrated('orders'))).toBe(
      'Orders without an exchange rate are not counted: 1,200 in USD, GBP.',
    );
    expect(chinese.notice(unrated('orders'))).toBe('没有汇率的订单未计入：1,200 笔（USD、GBP）。');
    expect(english.notice(unrated('refunds'))).toContain('Refunds without an exchange rate');
    expect(chinese.notice(unrated('refunds'))).toContain('没有汇率的退款未计入');
    expect(chinese.notice({ code: 'new-one', parameters: {}, message: 'Said by the analysis' })).toBe(
      'Said by the analysis',
    );
    expect(chinese.notice({ code: 'a.b:c', parameters: {}, message: 'odd' })).toBe('odd');
  });

  it('tell the last day of a range, not the one after it', () => {
    const berlin = { currency: 'EUR', timeZone: 'Europe/Berlin', asOf: '2026-03-09T23:00:00Z' };
    const texts = new Texts('en', berlin);
    const range = (from: string, to: string) =>
      parameterChips({ ...berlin, parameters: { from, to } }, texts)
        .slice(1)
        .map(({ value }) => value);
    expect(range('2026-03-01', '2026-03-08')).toEqual(['1 Mar 2026', '7 Mar 2026']);
    expect(range('2026-02-28T23:00:00.000Z', '2026-03-07T23:00:00.000Z')).toEqual([
      '1 Mar 2026',
      '7 Mar 2026',
    ]);
    expect(range('2026-03-01', '2026-03-07T11:00:00Z')).toEqual(['1 Mar 2026', '7 Mar 2026']);
  });

  it('take the language from a tag', () => {
    expect(['zh', 'zh-Hans-CN', 'ZH-cn', 'en-GB', 'de', undefined].map(languageOf)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en',
      'en',
      'en',
    ]);
  });
});
