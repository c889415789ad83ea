import type { ProjectWarehouse } from '#warehouse';
import { invalidParameters } from '../shared/index.js';
import type { FunnelParams } from './funnel.params.js';

/** The names of Segment's e-commerce events in snake case; a shop may not have sent one yet. */
const standardNames: ReadonlySet<string> = new Set([
  'product_list_viewed',
  'product_viewed',
  'product_added',
  'product_removed',
  'cart_viewed',
  'checkout_started',
  'payment_info_entered',
  'order_completed',
  'order_refunded',
]);

const shown = 20;

/**
 * Refuses event names that are neither standard nor in the project's data.
 * @throws Problem `invalid-parameters` that names them and where they stand
 */
export async function checkEventNames(
  { steps, exclusions = [] }: Pick<FunnelParams, 'steps' | 'exclusions'>,
  warehouse: ProjectWarehouse,
  signal?: AbortSignal,
): Promise<void> {
  const used = [
    ...steps.map(({ events }, index) => ({ events, path: `steps.${index}.events` })),
    ...exclusions.map(({ events }, index) => ({ events, path: `exclusions.${index}.events` })),
  ].flatMap(({ events, path }) => events.map((name) => ({ name, path })));
  const custom = used.filter(({ name }) => !standardNames.has(name));
  if (custom.length === 0) return;
  const { rows } = await warehouse.rows<{ name: string }>(
    {
      sql: 'select distinct name from events where name in {names:Array(String)}',
      params: { names: custom.map(({ name }) => name) },
    },
    { signal },
  );
  const known = new Set(rows.map(({ name }) => name));
  const unknown = custom.filter(({ name }) => !known.has(name));
  if (unknown.length === 0) return;
  const names = await knownNames(warehouse, signal);
  throw invalidParameters(
    unknown.map(({ name, path }) => ({
      code: 'unknown-event',
      path,
      message: `"${name.slice(0, 60)}" is not an event of this project; there are ${names.join(', ')}`,
    })),
  );
}

async function knownNames(warehouse: ProjectWarehouse, signal?: AbortSignal): Promise<string[]> {
  const { rows } = await warehouse.rows<{ name: string }>(
    { sql: `select name from events group by name order by count() desc, name limit ${shown}` },
    { signal },
  );
  return [...new Set([...rows.map(({ name }) => name), 'order_completed'])];
}
