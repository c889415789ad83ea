import { Problem } from '#core';
import type { PageRequest } from '#metadata';

/**
 * `?cursor&limit` of a list.
 * @throws Problem `invalid-parameters` when limit is no whole number from 1 to 500
 */
export function pageRequest({ cursor, limit }: Record<string, string | undefined>): PageRequest {
  if (limit !== undefined && !/^[1-9]\d{0,2}$/.test(limit)) {
    throw new Problem('invalid-parameters', 'limit must be a whole number from 1 to 500');
  }
  return { ...(cursor ? { cursor } : {}), ...(limit ? { limit: Number(limit) } : {}) };
}
