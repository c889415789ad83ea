import { tryParseInstant } from '#core';
import type { CustomerFields } from '../protocols/customer.mapping.js';
import { objectOf, optional, type Payload, textOf } from './payload.js';
import { consentOf } from './shopify.consent.js';

const attributeNames = ['tags', 'state', 'note', 'locale'];

/**
 * The profile after customers/create or customers/update: the shop's fields are as the body has them. Consent and tags,
 * which bodies have no more from version 2025-01 of the API on, stay as they are known, and so does what others tell.
 */
export function shopifyProfile(customer: Payload, known: CustomerFields | undefined): Payload {
  const address = objectOf(customer['default_address']);
  const [email, sms] = [
    consentOf('email', customer, customer['accepts_marketing']),
    consentOf('sms', customer),
  ];
  const told = attributeNames.filter((name) => Object.hasOwn(customer, name));
  const kept = Object.entries(known?.attributes ?? {}).filter(([name]) => !told.includes(name));
  return {
    ...known,
    customerId: optional(customer['id']),
    email: optional(customer['email'], 320)?.toLowerCase(),
    phone: optional(customer['phone'] ?? address['phone'], 50),
    name: nameOf(customer['first_name'], customer['last_name']),
    country: optional(address['country_code'] ?? address['country'], 100),
    region: optional(address['province']),
    city: optional(address['city']),
    createdAt: optional(customer['created_at']),
    updatedAt: instantOf(optional(customer['updated_at'])),
    consent: { ...known?.consent, ...email.consent, ...sms.consent },
    attributes: {
      ...Object.fromEntries(kept),
      ...attributesOf(Object.fromEntries(told.map((name) => [name, customer[name]]))),
      ...email.attributes,
      ...sms.attributes,
    },
  };
}

/** In UTC, as profiles are compared by it; what is no time is left for the checks to refuse. */
function instantOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (tryParseInstant(text, 'UTC')?.toISOString() ?? text);
}

/** First and last name as one. */
export function nameOf(first: unknown, last: unknown): string | undefined {
  return optional(`${textOf(first)} ${textOf(last)}`);
}

/** The attributes that say something. */
export function attributesOf(values: Payload): Record<string, string> {
  const entries = Object.entries(values).map(([name, value]) => [name, textOf(value).slice(0, 2000)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as Record<string, string>;
}
