import type { TFunction } from 'i18next';
import { propertyName } from '../ui/property-name';

/** A parameter's name in the reader's language; one that has no text yet keeps its name on the wire. */
export function parameterName(t: TFunction, name: string): string {
  return t(`parameter.${name}`, { defaultValue: name });
}

/** The texts that pages have for the values of a parameter already. */
const groups: Readonly<Record<string, string>> = {
  basis: 'basis',
  method: 'method',
  axis: 'axis',
  cohortBy: 'cohortBy',
  interval: 'interval',
  order: 'funnelOrder',
  attempt: 'attempt',
  who: 'overview.who',
  mode: 'exclusion',
};

/** A value of a closed list in the reader's language. */
export function choiceName(t: TFunction, name: string, value: string): string {
  if (name === 'holdConstant' || name === 'breakdown') return propertyName(t, value);
  return t(`${groups[name] ?? `choice.${name}`}.${value}`, { defaultValue: value });
}
