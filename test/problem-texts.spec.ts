import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mistakeCodes, problems } from '#core';
import { rejectionCodes } from '#ingestion';

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;
const languages = ['en', 'zh-CN'] as const;
const textsOf = (language: string) =>
  JSON.parse(
    readFileSync(new URL(`../apps/dashboard/src/i18n/${language}.json`, import.meta.url), 'utf8'),
  ) as Texts;

describe.each(languages)('the texts of what the server refuses, in %s', (language) => {
  const texts = textsOf(language);
  const known = (group: string) => Object.keys(texts[group] ?? {}).sort();

  it('are there for every problem, and for no other', () => {
    expect(known('problem')).toEqual(Object.keys(problems).sort());
  });

  it('are there for every mistake, and for no other', () => {
    expect(known('mistake')).toEqual([...mistakeCodes].sort());
  });

  it('are there for every reason that a row is rejected for', () => {
    expect(known('rejection')).toEqual(expect.arrayContaining(Object.keys(rejectionCodes)));
  });
});
