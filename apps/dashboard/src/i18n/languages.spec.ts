import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Texts = { readonly [key: string]: string | Texts };

const folder = new URL('./', import.meta.url);
const read = (language: string) =>
  JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Texts;

/** The texts by their whole key, without the plural's ending, which languages have different numbers of. */
function flat(texts: Texts, under = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${under}${key}`.replace(/_(one|other)$/, ''), value] as const]
        : [...flat(value, `${under}${key}.`)],
    ),
  );
}

/** What a text takes: {{values}} and <marks>. */
function taken(text: string): string[] {
  return [...new Set(text.match(/\{\{\w+\}\}|<\w+>/g) ?? [])].sort();
}

function* sources(path: string): Generator<string> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* sources(`${path}/${entry.name}`);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.includes('.spec.')) {
      yield readFileSync(`${path}/${entry.name}`, 'utf8');
    }
  }
}

const english = flat(read('en'));
const chinese = flat(read('zh-CN'));

describe('the languages of the dashboard', () => {
  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same values and marks in each text', () => {
    const different = [...english].filter(
      ([key, text]) => taken(text).join() !== taken(chinese.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it('have every text that the pages name', () => {
    const named = [...sources(fileURLToPath(new URL('..', folder)))].flatMap((source) =>
      [...source.matchAll(/(?:\bt\(|i18nKey=)\s*'([\w.-]+)'/g)].map((match) => match[1]!),
    );
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((key) => !english.has(key))).toEqual([]);
  });
});
