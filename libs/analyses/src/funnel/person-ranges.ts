import { readFileSync } from 'node:fs';
import { variantCondition, type ProjectWarehouse } from '#warehouse';
import type { FunnelDefinition } from './funnel.definition.js';
import { isPlain } from './plain-positions.sql.js';
import { hasPlainColumns, ofOrders } from './stream.sql.js';

/*
 * Events lie in the order of their persons, so that a range of persons can be read person by person: one thread, no
 * table of all persons, and a list is finished while it is in the processor's cache. That takes a fifth less time where all
 * events lie in one part, as after a night's compaction; several parts would have to be merged row by row, and are faster
 * to read apart.
 */

/** Each range is planned anew, which only pays when its events take longer. */
const leastEvents = 3_000_000;
const mostRanges = 8;

const facts = readFileSync(new URL('./person-ranges.sql', import.meta.url), 'utf8').replace(
  '{{isMerged}}',
  () => variantCondition('merged-visitors').trimEnd(),
);

/** In how many ranges of persons the events of this funnel are best read; 1 where they are read as a whole. */
export async function rangesOf(
  funnel: FunnelDefinition,
  warehouse: ProjectWarehouse,
  signal?: AbortSignal,
): Promise<number> {
  const { actor, isHeld, steps } = funnel;
  if (!isPlain(funnel) || actor !== 'person' || isHeld || !hasPlainColumns(funnel)) return 1;
  // An order that is the first step can be that of somebody without an event.
  if (steps[0]!.events.includes(ofOrders)) return 1;
  const { rows } = await warehouse.rows<EventFacts>({ sql: facts }, { signal });
  return rangesFor(rows[0]!);
}

export interface EventFacts {
  readonly parts: string | number;
  readonly events: string | number;
  readonly threads: string | number;
  /** What a range is read for; the local engine does it on machines with few processors. */
  readonly is_in_order: number | boolean;
  /** Merged persons are looked up, and so not in the order of what is stored. */
  readonly is_merged: number | boolean;
}

/** One range for each thread, when there is enough for all of them. */
export function rangesFor({ parts, events, threads, ...facts }: EventFacts): number {
  const isInOrder = facts.is_in_order && Number(parts) === 1 && !facts.is_merged;
  const isWorthIt = Number(threads) <= mostRanges && Number(events) >= Number(threads) * leastEvents;
  return isInOrder && isWorthIt ? Number(threads) : 1;
}
