import { describe, expect, it } from '@jest/globals';
import { createInstance, type TFunction } from 'i18next';
import { readFileSync } from 'node:fs';
import { problemWords } from './problem-words';

describe('a problem in words', () => {
  const mistake = { code: 'turned-range', path: 'from', message: 'must be before to' };
  const problem = { code: 'invalid-parameters', message: 'from: must be before to', mistakes: [mistake] };

  it('names each mistake in the language of the reader', async () => {
    expect(problemWords(problem, await translator('zh-CN'), 'zh-CN')).toEqual([
      { path: 'from', text: '的开始必须早于结束' },
    ]);
    expect(problemWords(problem, await translator('en'), 'en')).toEqual([
      { path: 'from', text: 'must be before to' },
    ]);
  });

  it('keeps the words of the server where a code says less, or has no text', async () => {
    const t = await translator('zh-CN');
    const said = (code: string) =>
      problemWords({ ...problem, mistakes: [{ ...mistake, code }] }, t, 'zh-CN')[0];
    expect(said('contradiction')).toEqual({
      path: 'from',
      text: '与其他内容矛盾',
      original: 'must be before to',
    });
    expect(said('never-heard-of')).toEqual({ path: 'from', text: 'must be before to' });
  });

  it('is told as a whole where it names no mistake', async () => {
    const whole = { code: 'query-timeout', message: 'the query took longer than 60 s', mistakes: [] };
    expect(problemWords(whole, await translator('zh-CN'), 'zh-CN')[0]?.text).toMatch(/^查询超时/);
    expect(problemWords(whole, await translator('en'), 'en')[0]?.text).toBe(whole.message);
    const strange = { code: 'unknown', message: 'Bad Gateway', mistakes: [] };
    expect(problemWords(strange, await translator('zh-CN'), 'zh-CN')[0]?.text).toBe('Bad Gateway');
  });
});

async function translator(language: string): Promise<TFunction> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: textsOf(language) } },
  });
  return i18n.t;
}

function textsOf(language: string): Record<string, unknown> {
  const file = new URL(`../i18n/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}
