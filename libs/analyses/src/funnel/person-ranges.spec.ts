import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { givenEvents, givenOrders, openTestWarehouse, type EventTuple, type TestWarehouse } from '#testing';
import { bind, compact, sql, type ProjectWarehouse } from '#warehouse';
import { parseParams } from '../shared/params-parser.js';
import { actorRows } from './actors.sql.js';
import { define, type FunnelDefinition } from './funnel.definition.js';
import { FunnelParams } from './funnel.params.js';
import { stepRows, trendRows } from './levels.sql.js';
import { isInRange } from './person-range.sql.js';
import { rangesFor, rangesOf, type EventFacts } from './person-ranges.js';
import type { Selection } from './selection.js';

let test: TestWarehouse;
let shop: ProjectWarehouse;

beforeAll(async () => {
  test = await openTestWarehouse();
  shop = await test.project();
});
afterAll(() => test.close());

const asOf = new Date('2024-03-02T00:00:00Z');

function funnelOf(parameters: object, warehouse = shop): FunnelDefinition {
  const steps = ['a', 'b', 'c'].map((name) => ({ events: [name] }));
  const params = parseParams(FunnelParams, { steps, ...parameters });
  return define(params, { warehouse, asOf, range: {}, timeZone: 'UTC', currency: 'EUR' });
}

const drawnEvent = fc.tuple(
  fc.integer({ min: 1, max: 60 }),
  fc.constantFrom('a', 'a', 'b', 'c', 'order', 'order', 'sent'),
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom('desktop', 'mobile'),
);

/** Everyone who is in the funnel. */
const reached: Selection = { step: 1, outcome: 'reached', entered: {}, took: {} };
const ordered = { events: ['order_completed'] };

/** The events of the store: an order that the shop `sent` has an event of its own, and an order that it did not send has none. */
async function givenDrawn(drawn: readonly (readonly [number, string, number, string])[]): Promise<void> {
  const rows = drawn.map(([person, name, second, device], index) => ({
    ...{ person: `p${person}`, name, device, order_id: `o${index}` },
    at: new Date(asOf.getTime() - 22_000 + second * 1000).toISOString(),
  }));
  const events = rows.filter(({ name }) => name !== 'order');
  const tuples = events.map(({ person, name, at, device, order_id }): EventTuple => {
    return name === 'sent'
      ? [person, 'order_completed', at, { device, order_id }]
      : [person, name, at, { device }];
  });
  // In two parts, until they are compacted.
  await givenEvents(shop, tuples.slice(0, 20));
  await givenEvents(shop, [...tuples.slice(20), ['p0', 'other', '2024-03-01']]);
  await givenOrders(
    shop,
    rows
      .filter(({ name }) => name === 'order' || name === 'sent')
      .map(({ person, at, device, order_id }) => [person, at, 10, { device, order_id }]),
  );
}

describe('events that are read in ranges of persons', () => {
  it.each<[string, object]>([
    ['best', {}],
    ['first entry', { attempt: 'first' }],
    [
      'with conditions',
      { steps: [{ events: ['a'], where: { device: ['mobile'] } }, { events: ['b', 'c'] }] },
    ],
    ['with equal steps', { steps: [{ events: ['a'] }, { events: ['a'] }, { events: ['b'] }] }],
    ['with filters and a breakdown', { filters: { device: ['mobile'] }, breakdown: 'device' }],
    ['to an order', { steps: [{ events: ['a'] }, { events: ['b'] }, ordered] }],
    [
      'to an order, first entry',
      { steps: [{ events: ['a'] }, { events: ['b'] }, ordered], attempt: 'first' },
    ],
    ['to a second order', { steps: [{ events: ['a'] }, ordered, ordered] }],
    ['to orders and further', { steps: [{ events: ['a'] }, ordered, ordered, { events: ['c'] }] }],
    ['with an order between', { steps: [{ events: ['a'] }, ordered, { events: ['b'] }], attempt: 'first' }],
    [
      'steps at different times',
      { steps: [{ events: ['a'] }, ordered, { events: ['b'] }], strictlyLater: true },
    ],
    [
      'to an order of some devices, or another event',
      {
        steps: [
          { events: ['a'] },
          { events: ['order_completed'], where: { device: ['mobile'] } },
          { events: ['order_completed', 'b'], where: { device: ['desktop'] } },
        ],
      },
    ],
    [
      'to an order, with filters and a breakdown',
      { steps: [{ events: ['a', 'b'] }, ordered], filters: { device: ['mobile'] }, breakdown: 'device' },
    ],
  ])('answer as events that are read as a whole: %s', async (_, parameters) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawnEvent, { minLength: 40, maxLength: 120, size: 'max' }),
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 2, max: 6 }),
        fc.boolean(),
        async (events, windowSeconds, ranges, isCompacted) => {
          for (const table of ['events', 'orders']) {
            await shop.command({ sql: 'truncate table {table:Identifier}', params: { table } });
          }
          await givenDrawn(events);
          if (isCompacted) await compact(shop, ['events']);
          const whole = funnelOf({ ...parameters, windowSeconds });
          for (const ask of [
            (funnel: FunnelDefinition) => stepRows(funnel, false),
            (funnel: FunnelDefinition) => stepRows(funnel, true),
            trendRows,
            (funnel: FunnelDefinition) => actorRows(funnel, reached),
          ]) {
            const [cut, uncut] = await Promise.all([
              shop.rows(ask({ ...whole, ranges }).toQuestion()),
              shop.rows(ask(whole).toQuestion()),
            ]);
            expect(cut.rows).toEqual(uncut.rows);
          }
        },
      ),
      { numRuns: 6, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
    );
  });
});

describe('ranges of persons', () => {
  it.each([1, 2, 3, 7, 8])('hold each person once: %d', async (ranges) => {
    const edges = Array.from({ length: ranges }, (_, index) => (2n ** 64n * BigInt(index)) / BigInt(ranges));
    const persons = [
      ...new Set([0n, 1n, 2n ** 64n - 1n, ...edges, ...edges.slice(1).map((edge) => edge - 1n)]),
    ];
    const listed = bind(persons.map(String), 'Array(String)');
    const found = await Promise.all(
      edges.map((_, index) =>
        shop.rows<{ person: string }>(
          sql`select person from (select toUInt64(arrayJoin(${listed})) as person) where ${isInRange(index, ranges)}`.toQuestion(),
        ),
      ),
    );
    const held = found.flatMap(({ rows }) => rows.map(({ person }) => person));
    expect(held.sort()).toEqual(persons.map(String).sort());
  });
});

describe('the number of ranges', () => {
  const million = 1_000_000;
  const ready = { parts: 1, events: 10 * million, threads: 2, is_in_order: true, is_merged: 0 };
  it.each<[string, Partial<EventFacts>, number]>([
    ['one for each thread', {}, 2],
    ['numbers as text', { parts: '1', events: '10000000', threads: '2' }, 2],
    ['none without enough events for every thread', { threads: 4 }, 1],
    ['none where parts would be merged', { parts: 2 }, 1],
    ['none where persons are looked up', { is_merged: 1 }, 1],
    ['none where groups are not finished in order', { is_in_order: false }, 1],
    ['none where they would be too many', { events: 1000 * million, threads: 16 }, 1],
    ['none in an empty shop', { parts: 0, events: 0 }, 1],
  ])('is %s', (_, facts, expected) => {
    expect(rangesFor({ ...ready, ...facts })).toBe(expected);
  });

  it.each([
    ['orders are the first step', { steps: [ordered, { events: ['a'] }] }],
    ['they can be it', { steps: [{ events: ['a', 'order_completed'] }, { events: ['b'] }] }],
    [
      'lists of products are asked for',
      { steps: [{ events: ['a'] }, ordered], filters: { productId: ['p1'] } },
    ],
    ['sessions are the actors', { actor: 'session' }],
    ['a property is held constant', { holdConstant: 'productId' }],
    ['the order is any', { order: 'any' }],
  ])('is 1, and nobody is asked, where %s', async (_, parameters) => {
    const silent = { ...shop, rows: () => Promise.reject(new Error('asked')) };
    expect(await rangesOf(funnelOf(parameters), silent)).toBe(1);
  });

  it('comes of what the shop has: parts, events, threads, merged persons', async () => {
    const other = await test.project('facts');
    let facts: unknown;
    const overheard: ProjectWarehouse = {
      ...other,
      rows: async (question, options) => {
        const answer = await other.rows<never>(question, options);
        facts = answer.rows[0];
        return answer;
      },
    };
    expect(await rangesOf(funnelOf({}, other), overheard)).toBe(1);
    expect(facts).toMatchObject({ parts: '0', events: '0', is_merged: 0 });
    await givenEvents(other, [['p1', 'a', '2024-03-01']]);
    await givenEvents(other, [['p2', 'a', '2024-03-01']]);
    await rangesOf(funnelOf({}, other), overheard);
    expect(facts).toMatchObject({ parts: '2', events: '2', is_merged: 0 });
    await other.insert('merged_persons', '{"person": 1, "into_person": 2}');
    await rangesOf(funnelOf({}, other), overheard);
    expect(facts).toMatchObject({ parts: '2', events: '2', is_merged: 1 });
  });
});
