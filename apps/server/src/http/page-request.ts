import { Problem, type MistakeCode } from '#core';
import type { PageRequest } from '#metadata';

const mostRows = 500;

/** The Problem about a parameter of the address. */
export function wrongQuery(path: string, message: string, code: MistakeCode = 'invalid-value'): Problem {
  return new Problem('invalid-parameters', `${path} ${message}`, [{ code, path, message }]);
}

/**
 * `?cursor&limit` of a list.
 * @throws Problem `invalid-parameters` when limit is no whole number from 1 to 500
 */
export function pageRequest({ cursor, limit }: Record<string, string | undefined>): PageRequest {
  if (limit !== undefined && !(/^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= mostRows)) {
    throw wrongQuery('limit', `must be a whole number from 1 to ${mostRows}`);
  }
  return { ...(cursor ? { cursor } : {}), ...(limit ? { limit: Number(limit) } : {}) };
}

/**
 * `?cursor&limit` of a list that the warehouse counts off: the cursor is the number of rows before the page.
 * @throws Problem `invalid-parameters`
 */
export function offsetRequest(query: Record<string, string | undefined>): { limit: number; offset: number } {
  const { limit = 50 } = pageRequest(query);
  const cursor = query['cursor'] ?? '0';
  if (!/^\d{1,9}$/.test(cursor)) throw wrongQuery('cursor', 'must come from an answer');
  return { limit, offset: Number(cursor) };
}
