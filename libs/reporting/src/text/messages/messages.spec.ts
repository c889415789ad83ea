import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { zhCn } from './zh-cn.js';

/** `group.key` -> text, with the two plural forms of English under one key. */
function flat(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flat(value as object, `${prefix}${key}.`)],
    ),
  );
}

const english = flat(en);
const chinese = flat(zhCn);
const singular = [...english.keys()].filter((key) => key.endsWith('_one'));

describe('messages', () => {
  it('are there in both languages', () => {
    const expected = [...english.keys()].filter((key) => !singular.includes(key)).sort();
    expect([...chinese.keys()].sort()).toEqual(expected);
  });

  it('take the same values in both languages', () => {
    const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
    for (const [key, text] of chinese) expect([key, values(text)]).toEqual([key, values(english.get(key)!)]);
  });

  it('have every plural in full', () => {
    for (const key of singular) expect(english.has(key.replace(/_one$/, '_other'))).toBe(true);
  });

  it('are Chinese where Chinese is promised', () => {
    const same = [...chinese].filter(
      ([key, text]) => text !== '' && text === english.get(key) && !/^重要|^一般/.test(text),
    );
    expect(same.map(([key]) => key)).toEqual(['column.r', 'column.f', 'column.m']);
  });

  it('have balanced marks', () => {
    for (const text of [...english.values(), ...chinese.values()]) {
      expect(text.replace(/<b>[^<]*<\/b>/g, '')).not.toMatch(/[<>]/);
    }
  });
});
