import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import { customerMerges, type CustomerStatement } from './customer-merges.js';
import { countedFor, type ToldEvent, type ToldOrder } from './identity.model.js';
import { defaultIdentitySettings } from './identity-settings.js';

const customers = ['ada', 'bob', 'cleo', 'dora', 'guest'];
const visitors = ['v1', 'v2', 'v3', 'v4', 'guest', 'bob'];
const orderIds = ['o1', 'o2', 'o3'];
const blocked = ['guest'];

const toldEvent = fc
  .record({
    name: fc.constantFrom('seen', 'identify', 'alias', 'order_completed'),
    day: fc.integer({ min: 1, max: 9 }),
    customer: fc.option(fc.constantFrom(...customers), { nil: undefined }),
    visitor: fc.option(fc.constantFrom(...visitors, ...customers), { nil: undefined }),
    order: fc.option(fc.constantFrom(...orderIds), { nil: undefined }),
  })
  .filter(({ customer, visitor }) => customer !== undefined || visitor !== undefined);
const told = fc.record({
  events: fc.array(toldEvent, { minLength: 3, maxLength: 25 }),
  buyers: fc.array(fc.constantFrom(...customers), { minLength: 0, maxLength: orderIds.length }),
  cuts: fc.array(fc.nat(25), { maxLength: 3 }),
  ordersAfter: fc.nat(3),
});

describe('who is merged', () => {
  let test: TestIngestion;
  let count = 0;
  beforeAll(async () => {
    test = await openTestIngestion();
  });
  afterAll(() => test.close());

  it('is what a plain evaluation says, however the rows are cut, and the same when worked out anew', async () => {
    const limits = { customers: 3, visitors: 2 };
    await fc.assert(
      fc.asyncProperty(told, async ({ events: drawn, buyers, cuts, ordersAfter }) => {
        const project = `random${++count}`;
        const identity = { mostCustomerIds: limits.customers, mostAnonymousIds: limits.visitors };
        const shop = await test.project(project, 'EUR');
        await test.metadata.projects.update(project, { identity });
        const events = drawn.map((event, index): ToldEvent => ({ ...event, id: `e${index}` }));
        const orders = buyers.map((customer, index): ToldOrder => ({ id: orderIds[index]!, customer }));
        const send = (table: 'events' | 'orders', rows: readonly object[]) =>
          test.ingestion.ingest(project, table, Readable.from([JSON.stringify(rows)]), { wait: true });
        for (const [index, part] of partsOf(events, cuts).entries()) {
          if (index === ordersAfter) await send('orders', orders.map(orderRow));
          await send('events', part.map(eventRow));
        }
        await send('orders', orders.map(orderRow));
        const expected = countedFor(events, orders, blocked, limits);
        const counted = async () => {
          const { rows } = await shop.rows<{ id: string; who: string }>({
            sql: 'select event_id as id, customer_id as who from person_events',
          });
          return new Map(rows.map(({ id, who }) => [id, who]));
        };
        const sorted = (map: Map<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(await counted())).toEqual(sorted(expected));
        await test.ingestion.identity(project).rebuild();
        expect(sorted(await counted())).toEqual(sorted(expected));
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});

it('customers are merged the same for every order of what was said', () => {
  const statement = fc
    .record({
      kind: fc.constantFrom('alias' as const, 'alias' as const, 'joined' as const, 'parted' as const),
      from_id: fc.constantFrom(...customers),
      customer_id: fc.constantFrom(...customers),
      linked_at: fc.integer({ min: 10, max: 19 }).map(String),
    })
    .filter(({ from_id, customer_id }) => from_id !== customer_id);
  const statements = fc
    .array(statement, { maxLength: 12 })
    .map((all) => all.map((one, index): CustomerStatement => ({ ...one, noted_at: String(100 + index) })));
  fc.assert(
    fc.property(
      statements.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        const merges = customerMerges(all, defaultIdentitySettings);
        expect([...customerMerges(shuffled, defaultIdentitySettings)].sort()).toEqual([...merges].sort());
        // Nobody counts for somebody who counts for another one, and nobody who is blocked is merged.
        for (const [id, { into }] of merges) {
          expect([merges.has(into), id === into, id === 'guest', into === 'guest']).toEqual([
            ...[false, false, false, false],
          ]);
        }
      },
    ),
    { numRuns: 500 },
  );
});

function partsOf<T>(all: readonly T[], cuts: readonly number[]): T[][] {
  const at = [0, ...cuts.filter((cut) => cut < all.length).sort((a, b) => a - b), all.length];
  return at
    .slice(1)
    .map((end, index) => all.slice(at[index], end))
    .filter((part) => part.length > 0);
}

const time = (day: number) => `2024-05-0${day}T10:00:00Z`;

function eventRow({ id, name, day, customer, visitor, order }: ToldEvent) {
  return {
    ...{ eventId: id, name, occurredAt: time(day) },
    ...(customer === undefined ? {} : { customerId: customer }),
    ...(visitor === undefined ? {} : { anonymousId: visitor }),
    ...(order === undefined ? {} : { properties: { order_id: order } }),
  };
}

const orderRow = ({ id, customer }: ToldOrder) => ({
  ...{
    orderId: id,
    customerId: customer,
    orderedAt: time(9),
    currency: 'EUR',
    gross: '5.00',
    status: 'paid',
  },
});
