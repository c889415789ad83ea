import type { TFunction } from 'i18next';
import { record } from '../../address/read';
import type { Condition } from '../../api/types';
import type { Format } from '../../format/format';
import { parameterWords } from '../../parameters/parameter-words';
import { propertyName } from '../../ui/property-name';
import { eventName } from '../funnels/event-names';
import { segmentName } from '../segments/segment-names';

type Write = (condition: Condition, t: TFunction, format: Format) => string[];

/** What each type of condition asks for, part by part. */
const writers: Record<string, Write> = {
  profile: ({ field, op, values }, t) => [
    `${fieldName(String(field), t)} ${t(`profileOp.${String(op)}`)} ${texts(values).join(', ')}`.trim(),
  ],
  consent: ({ purpose, given }, t) => [
    t(`purpose.${String(purpose)}`, { defaultValue: String(purpose) }),
    t(given === false ? 'fields.saidNo' : 'fields.saidYes'),
  ],
  rfm: (condition, t) => [
    ...texts(condition['segment']).map((segment) => segmentName(t, segment)),
    ...(['r', 'f', 'm'] as const).flatMap((score) => {
      const bounds = record(condition[score]);
      return bounds ? [`${t(`fields.score.${score}`)} ${between(bounds['min'], bounds['max'])}`] : [];
    }),
  ],
  orders: (condition, t, format) => aggregated(condition, 'orderAggregate', t, format),
  events: (condition, t, format) => [
    [...texts(condition['names']), ...texts(condition['name'])]
      .map((name) => eventName(t, name))
      .join(` ${t('funnels.or')} `),
    ...aggregated(condition, 'eventAggregate', t, format),
  ],
  absence: ({ of, name, window, minimumTenureDays }, t, format) => [
    of === 'event' ? `${t('fields.noEvent')} “${eventName(t, String(name))}”` : t('fields.noOrder'),
    ...windowOf(window, t, format),
    ...(minimumTenureDays ? [t('ruleText.tenure', { time: format.days(Number(minimumTenureDays)) })] : []),
  ],
  analysis: ({ analysis, parameters }, t, format) => [
    t(`analysis.${String(analysis)}`, { defaultValue: String(analysis) }),
    ...parameterWords(record(parameters) ?? {}, t, format).map(
      ({ label, value }) => `${t('ruleText.condition', { name: label })}${t('ui.gap')}${value}`,
    ),
  ],
};

/** A condition as words; one of a type that is not known here as its fields. */
export function conditionWords(condition: Condition, t: TFunction, format: Format): string {
  const write = writers[condition.type];
  if (write) return write(condition, t, format).join(t('ui.comma'));
  const { type: _, ...fields } = condition;
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(t('ui.comma'));
}

function aggregated(condition: Condition, aggregates: string, t: TFunction, format: Format): string[] {
  const { aggregate, op, value, window, where } = condition;
  const wanted = Array.isArray(value) ? between(value[0], value[1]) : String(value);
  return [
    `${t(`${aggregates}.${String(aggregate)}`)} ${t(`op.${String(op)}`)} ${wanted}`,
    ...windowOf(window, t, format),
    ...Object.entries(record(where) ?? {}).map(
      ([property, values]) => `${propertyName(t, property)}: ${texts(values).join(', ')}`,
    ),
  ];
}

function windowOf(value: unknown, t: TFunction, format: Format): string[] {
  const window = record(value);
  if (!window) return [];
  if ('days' in window) return [t('ruleText.lastDays', { time: format.days(Number(window['days'])) })];
  const side = (name: 'from' | 'to') => (window[name] ? format.date(String(window[name])) : '…');
  return [t('ruleText.range', { from: side('from'), to: side('to') })];
}

function fieldName(field: string, t: TFunction): string {
  return t(`profile.${field}`, { defaultValue: field.replace(/^attribute\./, '') });
}

function between(low: unknown, high: unknown): string {
  return `${String(low ?? '…')} – ${String(high ?? '…')}`;
}

function texts(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
