import { Problem } from '#core';

/** The rules by which ids become one person. */
export interface IdentitySettings {
  /** Ids that stand for nobody in particular and link nobody, in any case; beside those of {@link defaultBlockedValues}. */
  blockedValues: readonly string[];
  /** How many customer ids may be one person; they become one by an alias or by somebody's decision only. */
  mostCustomerIds: number;
  /** How many anonymous ids may be one person, the first to be linked. */
  mostAnonymousIds: number;
}

/** What shops and SDKs send where there is no id; ids of nothing but noughts and hyphens are blocked as well. */
export const defaultBlockedValues = [
  '',
  '-1',
  '[object object]',
  'anonymous',
  'default',
  'false',
  'guest',
  'n/a',
  'na',
  'nan',
  'nil',
  'none',
  'null',
  'test',
  'true',
  'undefined',
  'unidentified',
  'unknown',
  'user',
  'visitor',
] as const;

/** Browsers let an anonymous id live for a week, so a customer of two years with two devices has some two hundred. */
export const defaultIdentitySettings: IdentitySettings = {
  blockedValues: [],
  mostCustomerIds: 5,
  mostAnonymousIds: 500,
};

const nothing = /^[0-]*$/;

/** An id as blocked values are compared. */
export const comparable = (id: string) => id.trim().toLowerCase();

/** Every blocked value, as the warehouse compares them. */
export function allBlocked({ blockedValues }: IdentitySettings): string[] {
  return [...new Set([...defaultBlockedValues, ...blockedValues.map(comparable)])].sort();
}

/** Whether an id names nobody; ids come as they were sent. */
export function blockedBy(settings: IdentitySettings): (id: string) => boolean {
  const blocked = new Set(allBlocked(settings));
  return (id) => nothing.test(id) || blocked.has(comparable(id));
}

/**
 * Settings from what somebody wrote, the defaults for what is left out.
 * @throws Problem `invalid-parameters` that names the field
 */
export function identitySettings(given: unknown): IdentitySettings {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid('', 'must be an object');
  const { blockedValues, mostCustomerIds, mostAnonymousIds, ...unknown } = {
    ...defaultIdentitySettings,
    ...(given as Partial<IdentitySettings>),
  };
  const [surplus] = Object.keys(unknown);
  if (surplus !== undefined) throw invalid(surplus.slice(0, 60), 'is not known');
  const isText = (value: unknown) => typeof value === 'string' && value.length <= 200;
  if (!Array.isArray(blockedValues) || blockedValues.length > 1000 || !blockedValues.every(isText)) {
    throw invalid('blockedValues', 'must be at most 1000 texts of at most 200 characters');
  }
  checkLimit('mostCustomerIds', mostCustomerIds, 100);
  checkLimit('mostAnonymousIds', mostAnonymousIds, 10_000);
  return { blockedValues, mostCustomerIds, mostAnonymousIds };
}

function checkLimit(name: string, value: unknown, most: number): void {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > most) {
    throw invalid(name, `must be a whole number from 1 to ${most}`);
  }
}

function invalid(name: string, message: string): Problem {
  const path = name === '' ? 'identity' : `identity.${name}`;
  return new Problem('invalid-parameters', `${path}: ${message}`, [
    { code: 'invalid-value', path: `/${path.replace('.', '/')}`, message },
  ]);
}
