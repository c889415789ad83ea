import { Rejection } from '../rows/rejection.js';
import type { CustomerFields } from '../protocols/customer.mapping.js';
import { objectOf, optional, type Payload, textOf } from './payload.js';

export type Purpose = 'email' | 'sms';

/** What a body tells of consents, and when they were given or withdrawn. */
export interface ToldConsent {
  consent: Record<string, boolean>;
  attributes: Record<string, string>;
}

/**
 * The consent that stands in a body. A state other than `subscribed` is no consent; nothing said is nothing known.
 * `accepts` is what older bodies have in its place.
 */
export function consentOf(purpose: Purpose, body: Payload, accepts?: unknown): ToldConsent {
  const given = objectOf(body[fieldOf(purpose)]);
  const state = textOf(given['state']);
  const isGiven = state === '' && typeof accepts === 'boolean' ? accepts : state === 'subscribed';
  if (state === '' && typeof accepts !== 'boolean') return { consent: {}, attributes: {} };
  const at = textOf(given['consent_updated_at']);
  return {
    consent: { [purpose]: isGiven },
    attributes: Number.isNaN(Date.parse(at)) ? {} : { [timeOf(purpose)]: at },
  };
}

/** A profile that nobody but a consent has told of yet: whatever the shop tells is newer. */
const oldest = new Date(0).toISOString();

/**
 * The profile after a webhook for consent alone: the known one with that consent, in its version, so that what the shop
 * changed before and tells later still counts. Undefined when a newer consent is known: webhooks come in any order.
 * Throws a Rejection for a body without a state.
 */
export function profileWithConsent(
  purpose: Purpose,
  body: Payload,
  known: CustomerFields | undefined,
): Payload | undefined {
  const { consent, attributes } = consentOf(purpose, body);
  if (consent[purpose] === undefined) {
    throw new Rejection('missing-field', 'is needed', `/${fieldOf(purpose)}/state`);
  }
  const before = known?.attributes?.[timeOf(purpose)];
  if (before !== undefined && !isSince(attributes[timeOf(purpose)], String(before))) return undefined;
  return {
    customerId: customerOfConsent(body),
    email: optional(body['email_address'], 320)?.toLowerCase(),
    phone: optional(body['phone'], 50),
    updatedAt: oldest,
    ...known,
    consent: { ...known?.consent, ...consent },
    attributes: { ...known?.attributes, ...attributes },
  };
}

/** Whose consent it is: the two topics name the customer differently. */
export const customerOfConsent = (body: Payload) => optional(body['customer_id'] ?? body['id']);

const isSince = (at: string | undefined, before: string): boolean =>
  at !== undefined && Date.parse(at) >= Date.parse(before);

const fieldOf = (purpose: Purpose) => `${purpose}_marketing_consent`;

/** The attribute that says since when a consent is as it is. */
const timeOf = (purpose: Purpose) => `${purpose}_consent_updated_at`;
