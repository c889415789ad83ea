import type { Cutoffs } from '../figures/segments.js';
import type { Texts } from './texts.js';

/** The borders between scores in one sentence; an empty text when none are known. */
export function cutoffText({ recency, frequency, monetary }: Cutoffs, texts: Texts): string {
  const { format } = texts;
  const part = (key: string, values: readonly string[] | undefined) =>
    values?.length ? [texts.say(`segments.${key}`, { values: values.join(' / ') })] : [];
  const parts = [
    ...part(
      'cutRecency',
      recency?.map((value) => format.count(value)),
    ),
    ...part(
      'cutFrequency',
      frequency?.map((value) => format.decimal(value, Number.isInteger(value) ? 0 : 1)),
    ),
    ...part('cutMonetary', monetary?.map(format.moneyColumn(monetary))),
  ];
  return parts.length > 0 ? texts.say('segments.cutoffs', { parts: texts.list(parts) }) : '';
}
