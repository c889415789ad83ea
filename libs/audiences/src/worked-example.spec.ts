import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnalysisProject } from '#analyses';
import { fixedClock, givenCustomers, givenEvents, givenOrders, givenRefunds } from '#testing';
import { openTestAudiences, type TestAudiences } from '../../testing/src/test.audiences.js';

/*
 * Four customers and a visitor, at the end of June 2024:
 *
 *   ada   FR, gold   orders 100 on 2024-01-10 (30 refunded), 50 on 2024-06-20    net 120    viewed twice in June
 *   bob   DE         order 200 on 2024-02-01                                     net 200    viewed once in May
 *   cyd   FR         never ordered, record made 2023-01-01
 *   dan   no record  order 20 on 2024-06-01                                      net  20
 *   ~vic  a visitor  viewed once in June
 */
let test: TestAudiences;
let project: AnalysisProject;

beforeAll(async () => {
  test = await openTestAudiences({ clock: fixedClock('2024-07-01T00:00:00Z') });
  project = await test.project();
  const { warehouse } = project;
  await givenCustomers(warehouse, [
    [
      'ada',
      { country: 'FR', attributes: { tier: 'gold' }, consent: { email: true }, email: 'ada@example.com' },
    ],
    ['bob', { country: 'DE', consent: { email: false }, birth_year: 1980 }],
    ['cyd', { country: 'FR', created_at: '2023-01-01 00:00:00.000' }],
  ]);
  await givenOrders(warehouse, [
    [
      'ada',
      '2024-01-10',
      100,
      { order_id: 'a1', channel: 'web', items: [['p1', 1, 100, { category: 'shoes' }]] },
    ],
    ['ada', '2024-06-20', 50, { channel: 'app', items: [['p1'], ['p2', 1, 0, { category: 'hats' }]] }],
    ['bob', '2024-02-01', 200, { channel: 'web', items: [['p3']] }],
    ['dan', '2024-06-01', 20, { channel: 'app' }],
  ]);
  await givenRefunds(warehouse, [['ada', '2024-03-01', 30, { order_id: 'a1' }]]);
  await givenEvents(warehouse, [
    ['ada', 'product_viewed', '2024-06-10T10:00', { device: 'ios' }],
    ['ada', 'product_viewed', '2024-06-10T11:00', { properties: '{"plan":"gold"}' }],
    ['bob', 'product_viewed', '2024-05-10'],
    ['~vic', 'product_viewed', '2024-06-11'],
  ]);
});
afterAll(() => test.close());

const ask = (rule: unknown) => test.audiences.previews.preview(project, { rule });
const names = async (rule: unknown) => {
  const { sample, size } = await ask(rule);
  expect(sample).toHaveLength(size);
  return sample.map(({ customerId, anonymousId }) => customerId || `~${anonymousId}`).sort();
};

describe('conditions, by hand', () => {
  const cases: [string, unknown, string[]][] = [
    ['a country', { type: 'profile', field: 'country', op: 'is', values: ['FR'] }, ['ada', 'cyd']],
    ['no country', { type: 'profile', field: 'country', op: 'missing' }, ['dan']],
    [
      'not a country: who has none, too',
      { type: 'profile', field: 'country', op: 'is-not', values: ['FR'] },
      ['bob', 'dan'],
    ],
    ['an attribute', { type: 'profile', field: 'attribute.tier', op: 'exists' }, ['ada']],
    ['a year', { type: 'profile', field: 'birthYear', op: 'less', values: [1990] }, ['bob']],
    [
      'not a year: who told none, too',
      { not: { type: 'profile', field: 'birthYear', op: 'less', values: [1990] } },
      ['ada', 'cyd', 'dan'],
    ],
    ['a yes', { type: 'consent', purpose: 'email', given: true }, ['ada']],
    ['a no', { type: 'consent', purpose: 'email', given: false }, ['bob']],
    ['two orders', { type: 'orders', aggregate: 'count', op: 'at-least', value: 2 }, ['ada']],
    [
      'fewer than two orders: none is fewer',
      { type: 'orders', aggregate: 'count', op: 'less', value: 2 },
      ['bob', 'cyd', 'dan'],
    ],
    ['net to the cent', { type: 'orders', aggregate: 'sum', op: 'equal', value: '120.00' }, ['ada']],
    ['gross', { type: 'orders', aggregate: 'sum', basis: 'gross', op: 'equal', value: 150 }, ['ada']],
    [
      'net of the first channel',
      { type: 'orders', aggregate: 'sum', op: 'equal', value: 70, where: { channel: ['web'] } },
      ['ada'],
    ],
    [
      'average order',
      { type: 'orders', aggregate: 'average', op: 'between', value: [20, 60] },
      ['ada', 'dan'],
    ],
    ['last order long ago', { type: 'orders', aggregate: 'last', op: 'greater', value: 30 }, ['bob']],
    [
      'last order a whole number of days ago',
      { type: 'orders', aggregate: 'last', op: 'equal', value: 30 },
      ['dan'],
    ],
    [
      'first order on a day',
      { type: 'orders', aggregate: 'first', op: 'equal', value: '2024-01-10' },
      ['ada'],
    ],
    [
      'not after a day',
      { not: { type: 'orders', aggregate: 'first', op: 'greater', value: '2024-01-10' } },
      ['ada', 'cyd'],
    ],
    ['products', { type: 'orders', aggregate: 'distinct-products', op: 'at-least', value: 2 }, ['ada']],
    [
      'a category',
      { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, where: { category: ['hats'] } },
      ['ada'],
    ],
    [
      'orders of June',
      {
        type: 'orders',
        aggregate: 'count',
        op: 'at-least',
        value: 1,
        window: { from: '2024-06-01', to: '2024-07-01' },
      },
      ['ada', 'dan'],
    ],
    [
      'an order without a campaign has no campaign to equal',
      { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, where: { campaign: [''] } },
      [],
    ],
    [
      'an order without a category has none to equal',
      { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, where: { category: [''] } },
      [],
    ],
    [
      'a channel beside an empty text',
      { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, where: { channel: ['', 'web'] } },
      ['ada', 'bob'],
    ],
    [
      'fewer than one order without a campaign',
      { type: 'orders', aggregate: 'count', op: 'less', value: 1, where: { campaign: [''] } },
      ['ada', 'bob', 'cyd', 'dan'],
    ],
    [
      'an event without a device has none to equal',
      {
        type: 'events',
        name: 'product_viewed',
        aggregate: 'count',
        op: 'at-least',
        value: 1,
        where: { device: [''] },
      },
      [],
    ],
    [
      'an event without a property has none to equal',
      {
        type: 'events',
        name: 'product_viewed',
        aggregate: 'count',
        op: 'at-least',
        value: 1,
        where: { 'properties.nope': [''] },
      },
      [],
    ],
    [
      'a device beside an empty text',
      {
        type: 'events',
        name: 'product_viewed',
        aggregate: 'count',
        op: 'at-least',
        value: 1,
        where: { device: ['', 'ios'] },
      },
      ['ada'],
    ],
    [
      'orders of the last days',
      { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, window: { days: 29 } },
      ['ada'],
    ],
    [
      'views on two days',
      { type: 'events', name: 'product_viewed', aggregate: 'distinct-days', op: 'at-least', value: 1 },
      ['ada', 'bob'],
    ],
    [
      'two views',
      {
        type: 'events',
        name: 'product_viewed',
        aggregate: 'count',
        op: 'equal',
        value: 2,
        window: { days: 30 },
      },
      ['ada'],
    ],
    [
      'a property of events',
      {
        type: 'events',
        name: 'product_viewed',
        aggregate: 'count',
        op: 'equal',
        value: 1,
        where: { 'properties.plan': ['gold'] },
      },
      ['ada'],
    ],
    [
      'orders are events',
      { type: 'events', name: 'order_completed', aggregate: 'sum', op: 'equal', value: 150 },
      ['ada'],
    ],
    ['absence of orders', { type: 'absence', of: 'orders', window: { days: 60 } }, ['bob', 'cyd']],
    [
      'absence of views, since long known',
      { type: 'absence', of: 'event', name: 'product_viewed', window: { days: 30 }, minimumTenureDays: 100 },
      ['bob', 'cyd'],
    ],
    ['an RFM segment', { type: 'rfm', m: { min: 4 } }, ['bob']],
    [
      'people at a step, visitors included',
      {
        type: 'analysis',
        analysis: 'funnel',
        parameters: {
          steps: [{ events: ['product_viewed'] }, { events: ['order_completed'] }],
          step: 1,
          outcome: 'dropped',
          windowSeconds: 86_400,
        },
      },
      ['ada', 'bob', '~vic'],
    ],
    [
      'a cohort',
      { type: 'analysis', analysis: 'cohort-ltv', parameters: { cohortBy: 'channel', cohort: 'web' } },
      ['ada', 'bob'],
    ],
    [
      'those of a cohort who ordered in a period',
      {
        type: 'analysis',
        analysis: 'cohort-ltv',
        parameters: { cohortBy: 'channel', cohort: 'web', axis: 'calendar', period: 5 },
      },
      ['ada'],
    ],
    [
      'the buyers of a range',
      { type: 'analysis', analysis: 'overview', parameters: { from: '2024-06-01', to: '2024-07-01' } },
      ['ada', 'dan'],
    ],
    [
      'those whose first order was in a range, and who brought it back',
      {
        or: [
          {
            type: 'analysis',
            analysis: 'overview',
            parameters: { from: '2024-06-01', to: '2024-07-01', who: 'new' },
          },
          {
            type: 'analysis',
            analysis: 'overview',
            parameters: { from: '2024-03-01', to: '2024-03-02', who: 'refunded' },
          },
        ],
      },
      ['ada', 'dan'],
    ],
    [
      'a cohort and not a country',
      {
        and: [
          { type: 'analysis', analysis: 'cohort-ltv', parameters: { cohortBy: 'channel', cohort: 'web' } },
          { not: { type: 'profile', field: 'country', op: 'is', values: ['FR'] } },
        ],
      },
      ['bob'],
    ],
  ];
  it.each(cases)('%s', async (_, rule, expected) => {
    expect(await names(rule)).toEqual(expected);
  });
});

describe('a preview', () => {
  it('says what each part matches and removes', async () => {
    const french = { type: 'profile', field: 'country', op: 'is', values: ['FR'] };
    const buyer = { type: 'orders', aggregate: 'count', op: 'at-least', value: 1 };
    const preview = await ask({ and: [french, { not: { or: [buyer] } }] });
    expect(preview).toMatchObject({ size: 1, population: 4, asOf: '2024-07-01T00:00:00.000Z' });
    expect(preview.conditions).toEqual([
      { path: '', matching: 1, removed: 3 },
      { path: '/and/0', matching: 2, removed: 0 },
      { path: '/and/1', matching: 1, removed: 1 },
      { path: '/and/1/not', matching: 3, removed: 1 },
      { path: '/and/1/not/or/0', matching: 3, removed: 1 },
    ]);
    expect(preview.sample).toMatchObject([{ customerId: 'cyd', name: null, country: 'FR' }]);
  });

  it('is asked for an instant of its own', async () => {
    const rule = { type: 'orders', aggregate: 'count', op: 'at-least', value: 1 };
    const early = await test.audiences.previews.preview(project, { rule, asOf: '2024-01-31' });
    expect([early.size, early.population, early.sample.map((one) => one.customerId)]).toEqual([
      1,
      3,
      ['ada'],
    ]);
  });
});
