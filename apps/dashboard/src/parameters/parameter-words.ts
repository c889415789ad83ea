import type { TFunction } from 'i18next';
import { filters, record } from '../address/read';
import type { Format } from '../format/format';
import { stepNames, stepName } from '../pages/funnels/event-names';
import { readExclusions, readSteps } from '../pages/funnels/funnel.search';
import { segmentName } from '../pages/segments/segment-names';
import { labelsOf } from '../pages/value/cohort-labels';
import { propertyName } from '../ui/property-name';
import { choiceName, parameterName } from './parameter-names';

export interface ParameterWords {
  name: string;
  label: string;
  value: string;
}

/** Not part of what the answer is about: how it is cut and shown. */
const aside = ['level', 'limit', 'offset', 'compare', 'times'];

/** The parameters of an analysis as words, in the order that they are given in. */
export function parameterWords(
  parameters: Readonly<Record<string, unknown>>,
  t: TFunction,
  format: Format,
): ParameterWords[] {
  return Object.entries(parameters)
    .filter(([name, value]) => !aside.includes(name) && value !== undefined && value !== null)
    .map(([name, value]) => ({
      name,
      label: parameterName(t, name),
      value: (writers[name] ?? plain(name))(value, { parameters, t, format }),
    }))
    .filter(({ value }) => value !== '');
}

interface Context {
  parameters: Readonly<Record<string, unknown>>;
  t: TFunction;
  format: Format;
}
type Write = (value: unknown, context: Context) => string;

const seconds: Write = (value, { format }) => format.seconds(Number(value));
const property: Write = (value, { t }) => {
  const named = record(value)?.['property'] ?? value;
  return (Array.isArray(named) ? named : [named]).map((each) => propertyName(t, String(each))).join(', ');
};
const instant: Write = (value, { format }) =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? format.date(String(value)) : format.time(String(value));

const writers: Readonly<Record<string, Write>> = {
  steps: (value, { t }) => stepNames(t, readSteps(value) ?? []).join(' → '),
  exclusions: (value, { t }) =>
    (readExclusions(value) ?? [])
      .map((exclusion) => `${t(`exclusion.${exclusion.mode}`)} ${stepName(t, exclusion)}`)
      .join(', '),
  step: (value, { parameters, t }) =>
    stepNames(t, readSteps(parameters['steps']) ?? [])[Number(value) - 1] ?? String(value),
  windowSeconds: seconds,
  tookFrom: seconds,
  tookBefore: seconds,
  lookbackDays: (value, { format }) => format.days(Number(value)),
  segment: (value, { t }) => segmentName(t, String(value)),
  cohort: (value, { parameters, t, format }) => labelsOf(parameters, format, t).cohort(String(value)),
  breakdown: property,
  holdConstant: property,
  enteredFrom: instant,
  enteredBefore: instant,
  from: instant,
  to: instant,
  asOf: instant,
  filters: (value, { t }) =>
    Object.entries(filters(value) ?? {})
      .map(([name, values]) => `${propertyName(t, name)}: ${values.join(', ')}`)
      .join('; '),
};

/** A value of a closed list, a number, a text, or a few of them. */
function plain(name: string): Write {
  return (value, { t, format }) => {
    if (typeof value === 'number') return format.cell(value, 'number');
    if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
    if (typeof value === 'string') return choiceName(t, name, value);
    if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join(', ');
    const parts = Array.isArray(value) ? [] : Object.entries(record(value) ?? {});
    if (!parts.length) return t('ui.entries', { count: Array.isArray(value) ? value.length : 0 });
    return parts.map(([key, each]) => `${parameterName(t, key)} ${String(each)}`).join(', ');
  };
}
