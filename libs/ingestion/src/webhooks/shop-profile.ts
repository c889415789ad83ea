import { rawRow } from '../body/raw-row.js';
import type { Ingestion } from '../ingestion.js';
import { IngestRequest } from '../ingest-request.js';
import type { CustomerFields } from '../protocols/customer.mapping.js';
import type { RejectedAs } from '../rejected-record.js';
import { RowReader } from '../rows/row-reader.js';
import type { RowContext } from '../rows/row-type.js';
import type { Payload } from './payload.js';

/** What becomes of a profile; undefined when nothing changes. May throw a Rejection. */
export type ProfileChange = (known: CustomerFields | undefined) => Payload | undefined;

/**
 * Takes what a webhook makes of the profile that is known. Resolves when it is safe on the disk; for what the checks refuse
 * the webhook itself is kept, `as` it came. Throws a Rejection of `change`.
 * @throws Problem `too-many-requests`, also while the profile cannot be looked up
 */
export async function takeProfile(
  ingestion: Ingestion,
  project: string,
  customer: string | undefined,
  change: ProfileChange,
  as: RejectedAs,
): Promise<void> {
  const context = await ingestion.context(project);
  const known = await knownProfile(ingestion, project, customer, context);
  // From here until it is noted nothing else runs: webhooks of one customer at the same time build on each other.
  const row = change(known);
  if (!row) return;
  const request = new IngestRequest(new RowReader('customers', context), context.now, as);
  request.take(rawRow(0, row));
  const isKnownFromNow = customer !== undefined && request.accepted > 0 && !isOlder(row, known);
  if (isKnownFromNow) ingestion.known.note(project, 'customers', customer, row);
  let segment: string | undefined;
  try {
    segment = await ingestion.append(project, 'customers', request.takeFrames(true), 'requests');
  } finally {
    if (isKnownFromNow) ingestion.known.spooled(project, 'customers', new Map([[customer, row]]), segment);
  }
}

/** The profile of a customer, also when it was accepted a moment ago. @throws Problem `too-many-requests` */
export async function knownProfile(
  ingestion: Ingestion,
  project: string,
  customer: string | undefined,
  { currency }: RowContext,
): Promise<CustomerFields | undefined> {
  if (customer === undefined) return undefined;
  const settle = (table: 'orders' | 'customers') => ingestion.settle(project, table);
  const found = await ingestion.known.find(
    project,
    ingestion.warehouseOf(project),
    { orders: [], customers: [customer] },
    { currency, settle },
  );
  return found.customer(customer);
}

/** Whether a row came late: it is stored as the older version that it is. */
export const isOlder = ({ updatedAt }: Payload, known: CustomerFields | undefined): boolean =>
  typeof updatedAt === 'string' && Date.parse(updatedAt) < Date.parse(known?.updatedAt ?? '');
