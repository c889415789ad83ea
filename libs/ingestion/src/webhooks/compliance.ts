import type { ErasureKind } from '#metadata';
import { Rejection } from '../rows/rejection.js';
import { objectOf, optional, type Payload } from './payload.js';

/**
 * Whom a compliance webhook of Shopify is about: the customer by id and by e-mail address, as rows of files and of guests
 * have the address for an id; or, with an empty id, everybody of the shop. Throws a Rejection when it names nobody.
 */
export function requestFor(
  compliance: 'disclose-customer' | 'erase-customer' | 'erase-shop',
  payload: Payload,
): { customerId: string; kind: ErasureKind }[] {
  if (compliance === 'erase-shop') return [{ customerId: '', kind: 'erase' }];
  const customer = objectOf(payload['customer']);
  const ids = [optional(customer['id']), optional(customer['email'], 320)?.toLowerCase()];
  const kind = compliance === 'erase-customer' ? 'erase' : 'disclose';
  const named = ids.filter((id) => id !== undefined);
  if (named.length === 0) throw new Rejection('missing-field', 'is needed', '/customer/id');
  return named.map((customerId) => ({ customerId, kind }));
}
