import { isDate, tryParseInstant } from '#core';
import { defined, type Fields, fieldsOf, isFields, textOf } from './fields.js';
import type { Message } from './message.js';

/** The row of `customers` as it is on the wire. */
export interface CustomerFields extends Fields {
  customerId: string;
  consent?: Record<string, boolean>;
  attributes?: Record<string, string | number | boolean>;
  /** RFC 3339 in UTC. */
  updatedAt?: string;
}

/** Whether a message tells something about a customer: then its profile is one of its rows. */
export function tellsOfCustomer({ kind, customerId, traits, firstTraits }: Message): boolean {
  if (customerId === undefined || kind === 'group') return false;
  return kind === 'identify' || Object.keys(traits).length > 0 || Object.keys(firstTraits).length > 0;
}

/** The profile after a message: a trait that it names is replaced, one that is null is removed, the others stay. */
export function customerOf(message: Message, known: CustomerFields | undefined): CustomerFields {
  const { customerId, at } = message;
  const { updatedAt = '', ...before } = known ?? { customerId: customerId! };
  const first = told(message.firstTraits);
  const now = told(message.traits);
  // What comes late says nothing against what is known since; it only fills the gaps.
  const isLate = updatedAt > at;
  const merge = (firstly: object = {}, before: object = {}, now: object = {}) =>
    isLate ? { ...firstly, ...now, ...before } : { ...firstly, ...before, ...now };
  const merged: Fields = {
    ...merge(first.fields, before, now.fields),
    consent: merge({}, before.consent, consentOf(message)),
    attributes: merge(first.attributes, before.attributes, now.attributes),
  };
  for (const name of isLate ? [] : now.removed) {
    // A trait may be named as the place of all others.
    if (name !== 'attributes') delete merged[name];
    delete (merged.attributes as Fields)[name];
  }
  for (const name of ['consent', 'attributes']) {
    if (Object.keys(merged[name] ?? {}).length === 0) delete merged[name];
  }
  return { ...merged, customerId: customerId!, updatedAt: isLate ? updatedAt : at };
}

/** Traits with a field of their own, under the names that SDKs use for them. */
const fieldNames: Record<string, string[]> = {
  email: ['email', '$email'],
  phone: ['phone', 'phone_number', '$phone'],
  gender: ['gender'],
  channel: ['channel'],
};
const spent = new Set([
  ...Object.values(fieldNames).flat(),
  ...['name', '$name', 'firstName', 'first_name', 'lastName', 'last_name', 'address', 'consent'],
  ...['country', 'region', 'state', 'city', 'id', 'userId'],
]);

function told(traits: Fields) {
  const address = fieldsOf(traits, 'address');
  const fields: Fields = { name: nameOf(traits) };
  for (const [field, names] of Object.entries(fieldNames)) fields[field] = textOf(traits, ...names);
  fields.country = textOf(address, 'country') ?? textOf(traits, 'country');
  fields.region = textOf(address, 'state', 'region') ?? textOf(traits, 'state', 'region');
  fields.city = textOf(address, 'city') ?? textOf(traits, 'city');
  fields.birthYear = birthYearOf(traits.birthday);
  fields.createdAt = createdAtOf(traits.createdAt ?? traits.created_at);
  // What cannot be read as a date is kept as it came.
  const isRead = (name: string) =>
    spent.has(name) ||
    (name === 'birthday' && fields.birthYear !== undefined) ||
    (/^created_?at$/i.test(name) && fields.createdAt !== undefined);
  const rest: Fields = {
    ...Object.fromEntries(Object.entries(traits).filter(([name]) => !isRead(name))),
    ...Object.fromEntries(
      Object.entries(address)
        .filter(([name]) => !['country', 'state', 'region', 'city'].includes(name))
        .map(([name, value]) => [`address.${name}`, value]),
    ),
  };
  const removed = Object.keys(traits).filter((name) => traits[name] === null);
  return { fields: defined(fields), attributes: attributesOf(rest), removed };
}

function nameOf(traits: Fields): string | undefined {
  const whole = textOf(traits, 'name', '$name');
  if (whole !== undefined) return whole;
  const parts = [textOf(traits, 'firstName', 'first_name'), textOf(traits, 'lastName', 'last_name')];
  return parts.filter((part) => part !== undefined).join(' ') || undefined;
}

function birthYearOf(birthday: unknown): number | undefined {
  if (typeof birthday !== 'string') return undefined;
  const year = Number(birthday.slice(0, 4));
  return isDate(birthday.slice(0, 10)) ? year : undefined;
}

function createdAtOf(value: unknown): string | undefined {
  // Segment's libraries send seconds or milliseconds, too.
  if (typeof value === 'number') {
    const date = new Date(value < 1e11 ? value * 1000 : value);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  }
  return typeof value === 'string' && tryParseInstant(value, 'UTC') ? value : undefined;
}

function attributesOf(rest: Fields): Record<string, string | number | boolean> {
  const attributes: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (value === null || value === undefined) continue;
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    attributes[name] = isPlain ? value : JSON.stringify(value);
  }
  return attributes;
}

/** Consent by category, from where Segment's and Jitsu's SDKs put it, or from a trait of that name. */
function consentOf({ context, traits }: Message): Record<string, boolean> {
  const { categoryPreferences } = fieldsOf(context, 'consent');
  const entries = [traits.consent, categoryPreferences]
    .filter(isFields)
    .flatMap((one) => Object.entries(one));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  );
}
