import { objectOf, optional, type Payload, type ShopRow, textOf } from './payload.js';

/** The row of customers/create and customers/update. */
export function shopifyCustomer(customer: Payload): ShopRow[] {
  const address = objectOf(customer['default_address']);
  const row = {
    customerId: optional(customer['id']),
    email: optional(customer['email'], 320)?.toLowerCase(),
    phone: optional(customer['phone'] ?? address['phone'], 50),
    name: nameOf(customer['first_name'], customer['last_name']),
    country: optional(address['country_code'] ?? address['country'], 100),
    region: optional(address['province']),
    city: optional(address['city']),
    createdAt: optional(customer['created_at']),
    updatedAt: optional(customer['updated_at']),
    consent: {
      ...consentOf('email', customer['email_marketing_consent'], customer['accepts_marketing']),
      ...consentOf('sms', customer['sms_marketing_consent']),
    },
    attributes: attributesOf({
      tags: customer['tags'],
      state: customer['state'],
      note: customer['note'],
      locale: customer['locale'],
    }),
  };
  return [{ table: 'customers', row }];
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

/** A state other than `subscribed` is no consent; nothing said is nothing known. */
function consentOf(purpose: string, given: unknown, accepts?: unknown): Record<string, boolean> {
  const state = textOf(objectOf(given)['state']);
  if (state !== '') return { [purpose]: state === 'subscribed' };
  return typeof accepts === 'boolean' ? { [purpose]: accepts } : {};
}
