import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { readFileSync } from 'node:fs';
import { Format } from '../../format/format';
import { cronWords } from './cron-words';

async function words(language: string) {
  const texts = JSON.parse(
    readFileSync(new URL(`../../i18n/${language}.json`, import.meta.url), 'utf8'),
  ) as object;
  const i18n = i18next.createInstance();
  await i18n.init({ lng: language, resources: { [language]: { translation: texts } } });
  return (line: string) => cronWords(i18n.t, new Format(language, 'EUR', 'UTC'), line).replace(/\s/g, ' ');
}

describe('when a report is written', () => {
  it('is said in words', async () => {
    const [english, chinese] = [await words('en'), await words('zh-CN')];
    expect(english('0 5 * * *')).toBe('every day at 5:00 AM');
    expect(english('30 6 * * MON')).toBe('every Monday at 6:30 AM');
    expect(english('0 18 * * 7')).toBe('every Sunday at 6:00 PM');
    expect(english('15 4 1 * *')).toBe('on day 1 of each month at 4:15 AM');
    expect(chinese('0 5 * * *')).toBe('每天 05:00');
    expect(chinese('30 6 * * 1')).toBe('每星期一 06:30');
  });

  it('stays as it is where it says more', async () => {
    const english = await words('en');
    for (const line of [
      '*/5 * * * *',
      '0 5 * 3 *',
      '0 5 1 * MON',
      '0 5 * * MON-FRI',
      '99 5 * * *',
      '0 5 * * FOO',
    ]) {
      expect(english(line)).toBe(line);
    }
  });
});
