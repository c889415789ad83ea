import { parameterChips, type Texts } from '../text/index.js';
import type { Facts } from '../figures/index.js';
import { footnote, type Line, type Screen } from './screen.js';

/** What one must know to trust an answer: its instant and parameters, how fresh the data are, warnings, what was cut. */
export function notes(facts: Facts, texts: Texts, screen: Screen): Line[] {
  const { watermark, notices = [], truncated, rowCount, population } = facts;
  const said = [
    ...parameterChips(facts, texts).map(({ label, value }) => `${label} ${value}`),
    facts.timeZone,
    ...(population === undefined ? [] : [texts.say('report.counted', { n: texts.format.count(population) })]),
    ...(watermark ? [texts.say('report.watermark', { time: texts.format.instant(watermark) })] : []),
    ...(watermark === null ? [texts.say('report.noData')] : []),
    ...(truncated && rowCount !== undefined
      ? [texts.say('report.truncated', { n: texts.format.count(rowCount) })]
      : []),
  ];
  return [
    ...footnote(said.join(' · '), screen),
    ...notices.flatMap((notice) => footnote(`! ${texts.notice(notice)}`, screen, 'warn')),
  ];
}
