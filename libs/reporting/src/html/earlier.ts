import type { Comparison } from '#analyses';
import type { Texts } from '../text/index.js';
import { percent } from './figure.js';
import { markup, Markup, none } from './markup.js';

/** The rows of the same question at an earlier time, to stand beside those of now. */
export interface Earlier<Row> {
  readonly comparison: Comparison;
  readonly rows: readonly Row[];
}

export type Tone = 'up' | 'down' | 'quiet';

/** A difference that no digit shows. */
const unseen = 0.0005;

/** Growth with an arrow: `▲ +3.2 %`; nothing where there was nothing to grow from. */
export function growth(now: number, before: number | undefined, tone: Tone, texts: Texts): Markup {
  if (before === undefined || !(before > 0)) return none;
  const growth = now / before - 1;
  const change = Math.abs(growth) < unseen ? 0 : growth;
  return markup`<span class="delta ${change === 0 ? 'quiet' : tone}">${arrow(change)}${texts.format.change(change)}</span>`;
}

/** `▲ was 61.2 %`, in the tone of a rate that shall rise. */
export function rateBefore(now: number | null, before: number | null | undefined, texts: Texts): Markup {
  if (now === null || before === null || before === undefined) return none;
  const change = Math.abs(now - before) < unseen ? 0 : now - before;
  const tone: Tone = change > 0 ? 'up' : change < 0 ? 'down' : 'quiet';
  const was = texts.say('report.was', { value: texts.format.ratio(before) });
  return markup`<span class="delta ${tone}">${arrow(change)}${was}</span>`;
}

/** A bar over the outline of the bar that it was; both are shares of the widest. */
export function meterOver(ratio: number, before: number | undefined): Markup {
  const ghost = before && before > 0 ? markup`<i class="ghost" style="width:${percent(before)}"></i>` : none;
  const bar = ratio > 0 ? markup`<i class="meter" style="width:${percent(ratio)}"></i>` : none;
  return markup`<span class="over">${bar}${ghost}</span>`;
}

/** How a dashed line or outline is to be read: `dashed: the period before`. */
export function dashedNote(note: string, earlier: Earlier<unknown> | undefined, texts: Texts): string {
  if (!earlier) return note;
  const when = texts.say(`changes.when.${earlier.comparison}`);
  return `${note}${texts.say('report.noteGap')}${texts.say('report.dashed', { when })}`;
}

function arrow(change: number): string {
  return change > 0 ? '▲\u00a0' : change < 0 ? '▼\u00a0' : '';
}
