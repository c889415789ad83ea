import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { invalid } from './checks.js';

/** Which part of a list is asked for: what follows `cursor`, at most `limit` (default 50, 1 to 500). */
export interface PageRequest {
  cursor?: string;
  limit?: number;
}

/** A part of a list, newest first. `nextCursor` asks for the next part and is null at the end. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const cursorPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * One page of the rows that `query` selects.
 * @throws Problem `invalid-parameters` for a cursor that is none or a limit out of range
 */
export async function paged<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  { cursor, limit = 50 }: PageRequest,
): Promise<Page<T>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    throw invalid('limit', 'must be a whole number from 1 to 500');
  }
  if (cursor !== undefined) {
    if (!cursorPattern.test(cursor)) throw invalid('cursor', 'must come from an answer');
    query.andWhere(`${query.alias}.id < :cursor`, { cursor });
  }
  const found = await query
    .orderBy(`${query.alias}.id`, 'DESC')
    .limit(limit + 1)
    .getMany();
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? items.at(-1)!.id : null };
}
