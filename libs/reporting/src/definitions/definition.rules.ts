import type { AnalysisRunner } from '#analyses';
import { isTimeZone } from '#core';
import { languages } from '../text/index.js';
import { cronMistake } from '../schedule/cron.js';
import { parseBlock } from './block.rules.js';
import { channelName, parseChannel, type ChannelRules } from './channel.rules.js';
import { comparisonKinds, periodKinds, type PeriodKind, type ReportDefinition } from './definition.js';
import { Mistakes, type Fields } from './mistakes.js';

/** The fields of a definition. */
export const fieldNames = [
  'name',
  'blocks',
  'period',
  'comparison',
  'latePeriods',
  'cron',
  'timeZone',
  'language',
  'channels',
  'enabled',
] as const;

/** Refunds and rows of shops that were cut off come within a week, mostly. */
const usualLatePeriods: Readonly<Record<PeriodKind, number>> = { day: 7, week: 4, month: 2 };
/** What `latePeriods` may be at most. */
export const mostLatePeriods = 62;

export interface DefinitionRules extends ChannelRules {
  readonly analyses: AnalysisRunner;
  /** The project's zone, for a report that names none. */
  readonly timeZone: string;
}

/**
 * A definition from JSON, closed and with every default filled in.
 * @throws Problem `invalid-parameters` with each mistake, its code and its path
 */
export function parseDefinition(input: unknown, rules: DefinitionRules): ReportDefinition {
  const mistakes = new Mistakes();
  const fields = mistakes.fields(input, '', fieldNames);
  if (fields) return parseFields(fields, rules, mistakes);
  mistakes.throwAny();
  throw new TypeError('unreachable');
}

function parseFields(fields: Fields, rules: DefinitionRules, mistakes: Mistakes): ReportDefinition {
  const timeZone = parseZone(fields['timeZone'] ?? rules.timeZone, mistakes);
  const period = mistakes.oneOf(fields['period'] ?? 'day', 'period', periodKinds);
  const late = fields['latePeriods'] ?? usualLatePeriods[period];
  const definition: ReportDefinition = {
    name: mistakes.text(fields['name'], 'name', 200),
    blocks: mistakes
      .list(fields['blocks'], 'blocks', 1, 30)
      .flatMap((block, index) => parseBlock(block, `blocks.${index}`, rules.analyses, mistakes) ?? []),
    period,
    comparison: parseComparison(fields['comparison'] ?? comparisonKinds, mistakes),
    latePeriods: mistakes.whole(late, 'latePeriods', 0, mostLatePeriods),
    cron: parseCron(fields['cron'] ?? null, timeZone, mistakes),
    timeZone,
    language: mistakes.oneOf(fields['language'] ?? 'en', 'language', languages),
    channels: parseChannels(fields['channels'] ?? [], rules, mistakes),
    enabled: parseFlag(fields['enabled'] ?? true, mistakes),
  };
  mistakes.throwAny();
  return definition;
}

function parseZone(value: unknown, mistakes: Mistakes): string {
  if (typeof value === 'string' && isTimeZone(value)) return value;
  mistakes.add('unknown-time-zone', 'timeZone', 'must be an IANA time zone such as Europe/Berlin');
  return 'UTC';
}

function parseCron(value: unknown, timeZone: string, mistakes: Mistakes): string | null {
  if (value === null) return null;
  const mistake = typeof value === 'string' ? cronMistake(value, timeZone) : 'must be a text';
  if (mistake) mistakes.add('invalid-cron', 'cron', mistake);
  return String(value).trim().replace(/\s+/g, ' ');
}

function parseComparison(value: unknown, mistakes: Mistakes): ReportDefinition['comparison'] {
  const given = mistakes.list(value, 'comparison', 0, comparisonKinds.length);
  const kinds = given.map((one, index) => mistakes.oneOf(one, `comparison.${index}`, comparisonKinds));
  return comparisonKinds.filter((kind) => kinds.includes(kind));
}

function parseChannels(
  value: unknown,
  rules: ChannelRules,
  mistakes: Mistakes,
): ReportDefinition['channels'] {
  const given = mistakes.list(value, 'channels', 0, 10);
  const before = mistakes.count;
  const channels = given.flatMap(
    (one, index) => parseChannel(one, `channels.${index}`, rules, mistakes) ?? [],
  );
  if (mistakes.count > before) return [];
  const names = channels.map(channelName);
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) mistakes.add('repeated', `channels.${index}`, 'is there already');
  });
  return channels;
}

function parseFlag(value: unknown, mistakes: Mistakes): boolean {
  if (typeof value === 'boolean') return value;
  mistakes.add('wrong-type', 'enabled', 'must be true or false');
  return false;
}
