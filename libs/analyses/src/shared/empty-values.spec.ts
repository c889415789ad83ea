import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, givenCustomers, givenOrders, openTestWarehouse, type TestWarehouse } from '#testing';
import { analyses } from '../analyses.js';
import { AnalysisRunner, type AnalysisProject } from './index.js';

/** ada's order came over the web and her record says where she lives; bob's order and record say nothing. */
const runner = new AnalysisRunner(analyses, fixedClock('2024-06-30T00:00:00Z'));
let test: TestWarehouse;
let project: AnalysisProject;

beforeAll(async () => {
  test = await openTestWarehouse();
  project = { warehouse: await test.project('shop'), timeZone: 'UTC', currency: 'EUR' };
  await givenCustomers(project.warehouse, [
    ['ada', { country: 'FR', attributes: { tier: 'gold' } }],
    ['bob', { attributes: { tier: '' } }],
  ]);
  await givenOrders(project.warehouse, [
    ['ada', '2024-06-10', 20, { channel: 'web' }],
    ['bob', '2024-06-11', 30],
  ]);
});
afterAll(() => test.close());

async function listed(analysis: string, filters: object): Promise<unknown[]> {
  const { rows } = await runner.run(analysis, { level: 'customers', filters }, project);
  return rows.map((row) => row['customerId']).sort();
}

describe.each(['rfm', 'cohort-ltv', 'overview'])('a filter of %s', (analysis) => {
  it('by an empty text passes nothing, and beside other values adds nothing', async () => {
    expect(await listed(analysis, {})).toEqual(['ada', 'bob']);
    expect(await listed(analysis, { channel: [''] })).toEqual([]);
    expect(await listed(analysis, { channel: ['', 'web'] })).toEqual(['ada']);
    expect(await listed(analysis, { region: ['', ''] })).toEqual([]);
  });
});

describe.each(['rfm', 'cohort-ltv'])('a filter of %s', (analysis) => {
  it('by an empty text of the record passes nothing', async () => {
    expect(await listed(analysis, { country: [''] })).toEqual([]);
    expect(await listed(analysis, { country: ['', 'FR'] })).toEqual(['ada']);
    expect(await listed(analysis, { 'attribute.tier': [''] })).toEqual([]);
  });
});

it('the totals of overview have no orders for an empty text', async () => {
  const orders = async (filters: object) =>
    (await runner.run('overview', { level: 'totals', filters }, project)).rows[0]!['orders'];
  expect(await orders({ channel: [''] })).toBe(0);
  expect(await orders({ channel: ['', 'web'] })).toBe(1);
});

const twoSteps = [{ events: ['product_viewed'] }, { events: ['order_completed'] }];

it.each([
  ['rfm', {}],
  ['cohort-ltv', {}],
  ['overview', {}],
  ['funnel', { steps: twoSteps }],
])(
  'a filter of %s that lists no value is refused: it would be read as none by some and as nothing by others',
  async (analysis, params) => {
    for (const name of ['channel', 'attribute.tier']) {
      await expect(
        runner.run(analysis, { ...params, filters: { [name]: [] } }, project),
      ).rejects.toMatchObject({
        code: 'invalid-parameters',
        errors: [
          { path: `filters.${name}`, message: expect.stringContaining('1 to 1,000 texts') as unknown },
        ],
      });
    }
  },
);
