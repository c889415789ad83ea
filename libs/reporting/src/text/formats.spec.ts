import { describe, expect, it } from '@jest/globals';
import { Formats } from './formats.js';

const english = new Formats('en', 'EUR', 'America/New_York');
const chinese = new Formats('zh-CN', 'CNY', 'Asia/Shanghai');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formats', () => {
  it('write numbers, shares and changes', () => {
    expect(english.count(48210)).toBe('48,210');
    expect(english.decimal(-8.44)).toBe('−8.4');
    expect(plain(english.ratio(0.1892))).toBe('18.9 %');
    expect(plain(english.ratio(1))).toBe('100 %');
    expect(chinese.ratio(0.1892)).toBe('18.9%');
    expect([0.032, -0.007, 0].map((value) => plain(english.change(value)))).toEqual([
      '+3.2 %',
      '−0.7 %',
      '±0 %',
    ]);
    expect([english.count(null), english.ratio(null), english.money('')]).toEqual(['–', '–', '–']);
  });

  it('write money by the minor units of its currency, from text without a float between', () => {
    expect(english.money('31.4')).toBe('€31.40');
    expect(english.money('99999999999999.9950')).toBe('€100,000,000,000,000.00');
    expect(english.money('90071992547409.93')).toBe('€90,071,992,547,409.93');
    expect(chinese.money('1234.5')).toBe('¥1,234.50');
    expect(new Formats('en', 'JPY', 'UTC').money('1234.5')).toBe('¥1,235');
    expect(new Formats('en', 'KWD', 'UTC').money('1.5').replace(/\s/, ' ')).toBe('KWD 1.500');
    expect(new Formats('en', '', 'UTC').money('1.5')).toBe('1.50');
  });

  it('write money short where room is short', () => {
    expect(
      ['31.4', '441.2', '9999.4', '214312.55', '-1234567'].map((value) => english.shortMoney(value)),
    ).toEqual(['€31.40', '€441', '€9,999', '€214.3k', '−€1.2M']);
    expect(chinese.shortMoney('214312.55')).toBe('¥21.4万');
  });

  it('write time spans in one unit', () => {
    expect([0, 45, 180, 660, 7200, 777600].map((value) => plain(english.duration(value)))).toEqual([
      '0 sec',
      '45 sec',
      '3 min',
      '11 min',
      '2 hr',
      '9 days',
    ]);
    expect([180, 777600].map((value) => chinese.duration(value))).toEqual(['3分钟', '9天']);
  });

  it('write days as they are, and instants in the time zone', () => {
    expect(english.date('2026-11-01')).toBe('1 Nov 2026');
    expect(english.date('2026-11-01T02:00:00Z')).toBe('31 Oct 2026');
    expect(english.instant('2026-11-20T01:14:05Z')).toBe('19 Nov 2026, 20:14');
    expect(chinese.instant('2026-11-20T01:14:05Z')).toBe('2026年11月20日 09:14');
    expect(english.month('2026-09-01')).toBe('Sep 2026');
    expect(chinese.dayAndMonth('2026-09-01')).toBe('9月1日');
    expect(english.date('soon')).toBe('soon');
  });
});
