import type { Facts } from '../figures/facts.js';
import type { Texts } from './texts.js';

/** One parameter as a reader sees it: `{label: 'Look-back', value: '365 days'}`. */
export interface Chip {
  readonly label: string;
  readonly value: string;
}

/** Told elsewhere on the page (steps, as-of, currency), or of no meaning to a reader. */
const left = new Set([
  'level',
  'limit',
  'offset',
  'steps',
  'asOf',
  'timeZone',
  'map',
  'exclusions',
  'cutoffs',
  'times',
  'lookback',
]);

/** The instant an answer is for, in words: the day when it is the end of one, else the minute. */
export function asOfText(facts: Pick<Facts, 'asOf'>, texts: Texts): string {
  const instant = new Date(facts.asOf);
  if (/^\d{4}-\d{2}-\d{2}$/.test(facts.asOf) || Number.isNaN(instant.getTime())) {
    return texts.format.date(facts.asOf);
  }
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: texts.format.timeZone,
    timeStyle: 'medium',
  }).format(instant);
  if (clock !== '00:00:00') return texts.format.instant(facts.asOf);
  return texts.format.date(new Date(instant.getTime() - 1).toISOString());
}

/** Every parameter that a reader needs to repeat the answer, as chips; what was not set is left out. */
export function parameterChips(facts: Facts, texts: Texts): Chip[] {
  const asOf = { label: texts.parameter('asOf'), value: asOfText(facts, texts) };
  const given = Object.entries(facts.parameters ?? {})
    .filter(([name, value]) => !left.has(name) && !isEmpty(value))
    .map(([name, value]) => chip(name, value, texts));
  return [asOf, ...given];
}

function chip(name: string, value: unknown, texts: Texts): Chip {
  return {
    label: texts.parameter(name).replace(/ (days|seconds)$/, ''),
    value: parameterText(name, value, texts),
  };
}

function parameterText(name: string, value: unknown, texts: Texts): string {
  if (typeof value === 'boolean') return texts.say(value ? 'report.yes' : 'report.no');
  if (typeof value === 'number' && name.endsWith('Days')) {
    return texts.say('cohorts.days', { count: value, n: texts.format.count(value) });
  }
  if (typeof value === 'number' && name.endsWith('Seconds')) return texts.format.duration(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return isTime(name, value) ? dayText(name, value, texts) : texts.choice(value);
  if (Array.isArray(value)) return listText(value, texts);
  if ('property' in (value as object)) return texts.choice(String((value as { property: unknown }).property));
  return texts.list(
    Object.entries(value as object).map(([key, inner]) => `${key} ${listText([inner].flat(), texts)}`),
  );
}

/** Numbers are borders on one scale and stand apart by strokes; names are a list. */
function listText(values: readonly unknown[], texts: Texts): string {
  const words = values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  return values.every((value) => typeof value === 'number') ? words.join(' / ') : texts.list(words);
}

/** `to` is where a range ends and is not in it any more: a reader is told its last day. */
function dayText(name: string, value: string, texts: Texts): string {
  if (name !== 'to') return texts.format.date(value);
  const end = new Date(value);
  const isDay = value.length === 10;
  const last = new Date(end.getTime() - (isDay ? 86_400_000 : 1)).toISOString();
  return texts.format.date(isDay ? last.slice(0, 10) : last);
}

function isTime(name: string, value: string): boolean {
  return (name === 'from' || name === 'to') && /^\d{4}-\d{2}-\d{2}/.test(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
