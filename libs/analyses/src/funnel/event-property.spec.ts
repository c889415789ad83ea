import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  fixedClock,
  givenCustomers,
  givenEvents,
  givenOrders,
  openTestWarehouse,
  type TestWarehouse,
} from '#testing';
import { AnalysisRunner, type AnalysisProject } from '../shared/index.js';
import { funnel } from './funnel.module.js';

const runner = new AnalysisRunner([funnel], fixedClock('2024-06-30T00:00:00Z'));
let test: TestWarehouse;
let project: AnalysisProject;

beforeAll(async () => {
  test = await openTestWarehouse();
  project = { warehouse: await test.project('shop'), timeZone: 'UTC', currency: 'EUR' };
  await givenCustomers(project.warehouse, [['ada', { attributes: { tier: 'gold', note: '' } }]]);
  await givenEvents(project.warehouse, [
    ['ada', 'product_viewed', '2024-03-01', { channel: 'web', properties: '{"plan": "gold", "note": ""}' }],
    ['bob', 'product_viewed', '2024-03-01'],
  ]);
  // lines without a category
  await givenOrders(project.warehouse, [['bob', '2024-03-02', 20, { items: [['tea']] }]]);
});
afterAll(() => test.close());

async function actors(parameters: object, where?: object): Promise<unknown[]> {
  const steps = [
    { events: ['product_viewed', 'order_completed'], where },
    { events: ['order_completed'], where },
  ];
  const { rows } = await runner.run('funnel', { steps, ...parameters }, project);
  return rows.map((row) => row['actors']);
}

it.each([
  ['a column', { channel: [''] }, [0, 0]],
  ['a property that no event has', { 'properties.nope': [''] }, [0, 0]],
  ['a property that is an empty text', { 'properties.note': [''] }, [0, 0]],
  ['the lines of orders', { category: [''] }, [0, 0]],
  ['beside another value', { channel: ['', 'web'] }, [1, 0]],
  ['beside another value of a property', { 'properties.plan': ['gold', ''] }, [1, 0]],
  ['beside a product', { productId: ['', 'tea'] }, [1, 0]],
])('an empty text equals no missing property: %s', async (_, where, expected) => {
  expect(await actors({}, where)).toEqual(expected);
  expect(await actors({ filters: where })).toEqual(expected);
});

it('an empty text equals no missing attribute', async () => {
  expect(await actors({ filters: { 'attribute.nope': [''] } })).toEqual([0, 0]);
  expect(await actors({ filters: { 'attribute.note': [''] } })).toEqual([0, 0]);
  expect(await actors({ filters: { 'attribute.tier': ['', 'gold'] } })).toEqual([1, 0]);
});
