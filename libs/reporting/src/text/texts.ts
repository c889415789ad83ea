import i18next, { type i18n } from 'i18next';
import type { Facts, Notice } from '../figures/facts.js';
import { segmentKey } from '../figures/segments.js';
import { Formats } from './formats.js';
import type { Language } from './language.js';
import { en } from './messages/en.js';
import { zhCn } from './messages/zh-cn.js';
import { joinSentences, parseMarks, plainValue, wordsOf, type Sentence } from './sentence.js';

/** What a message takes: formatted text, and `count` where the words depend on a number. */
export type Values = Readonly<Record<string, string | number>>;

const messages: i18n = i18next.createInstance();
void messages.init({
  initAsync: false,
  fallbackLng: false,
  nsSeparator: false,
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCn } },
  interpolation: { escape: plainValue, escapeValue: true, skipOnVariables: true },
});

/** The words and number formats of one answer in one language. Equal arguments give equal texts on every machine. */
export class Texts {
  readonly format: Formats;
  private readonly translate: (key: string, values: Values) => string;

  constructor(
    readonly language: Language,
    facts: Pick<Facts, 'currency' | 'timeZone'>,
  ) {
    this.format = new Formats(language, facts.currency, facts.timeZone);
    const fixed = messages.getFixedT(language);
    // Values come from shops: "$t(...)" in one must not call for another message.
    this.translate = (key, values) => fixed(key, { ...values, nest: false });
  }

  /** A message with its `<b>` marks read. */
  sentence(key: string, values: Values = {}): Sentence {
    return parseMarks(this.translate(key, values));
  }

  /** A message as plain words. */
  say(key: string, values: Values = {}): string {
    return wordsOf(this.sentence(key, values));
  }

  /** Several sentences as one lead. */
  join(sentences: readonly Sentence[]): Sentence {
    return joinSentences(sentences, this.say('report.sentenceGap'));
  }

  list(items: readonly string[]): string {
    return items.join(this.say('report.listSeparator'));
  }

  /** The name of a segment; one that a shop named itself stays as it is. */
  segment(name: string): string {
    return this.known(`segment.${segmentKey(name)}`, name);
  }

  /** The title of a column: `avgRecencyDays` -> `Recency`; of an unknown one its name as words. */
  column(name: string): string {
    return this.known(`column.${name}`, asWords(name));
  }

  /** The name of an event or step: `product_viewed` or `Product viewed`; one that is the shop's own stays as it is. */
  event(name: string): string {
    return this.known(`event.${name.toLowerCase().replaceAll(' ', '_')}`, name);
  }

  parameter(name: string): string {
    return this.known(`parameter.${name}`, asWords(name));
  }

  choice(value: string): string {
    return this.known(`choice.${value}`, value);
  }

  /** What one must know to trust an answer; one that has no words here yet stays as it came, in English. */
  notice({ code, parameters, message }: Notice): string {
    const key = `notice.${code}`;
    if (!isPlainKey(key) || !messages.exists(key, { lng: this.language })) return message;
    return this.say(key, this.noticeValues(parameters));
  }

  private noticeValues(parameters: Notice['parameters']): Values {
    const written = (value: string | number) =>
      typeof value === 'number' ? this.format.decimal(value, Number.isInteger(value) ? 0 : 1) : value;
    const values = Object.entries(parameters).map(([name, value]) =>
      isList(value)
        ? [
            [name, this.list(value.map(written))] as const,
            [`${name}Last`, written(value.at(-1) ?? '')] as const,
          ]
        : [[name, written(value)] as const],
    );
    return Object.fromEntries(values.flat());
  }

  private known(key: string, otherwise: string): string {
    return isPlainKey(key) && messages.exists(key, { lng: this.language }) ? this.say(key) : otherwise;
  }
}

/** Two steps of names and nothing that i18next would read as more. */
function isPlainKey(key: string): boolean {
  return /^[^.:]+\.[^.:]+$/.test(key);
}

function isList(value: Notice['parameters'][string]): value is readonly (string | number)[] {
  return Array.isArray(value);
}

/** `firstOrderAt` -> `First order at`. */
function asWords(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
