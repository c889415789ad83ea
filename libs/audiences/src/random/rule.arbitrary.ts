import fc from 'fast-check';
import type { Rule } from '../rule/rule.js';

const window = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 200 }).map((days) => ({ days })),
    fc.constantFrom(
      { from: '2024-02-01', to: '2024-04-15' },
      { from: '2024-03-10T05:00:00Z' },
      { to: '2024-05-01' },
    ),
  ),
  { nil: undefined },
);

const numeric = (values: readonly (number | string)[]) =>
  fc.oneof(
    fc.record({
      op: fc.constantFrom('greater', 'less', 'equal', 'at-least', 'at-most'),
      value: fc.constantFrom(...values),
    }),
    fc.constantFrom(...values).map((low) => ({ op: 'between', value: [low, 60] })),
  );

const moments = fc.oneof(
  fc.record({
    op: fc.constantFrom('greater', 'less', 'equal', 'at-least', 'at-most'),
    value: fc.constantFrom<number | string>(0, 10, 45, 100, '2024-03-01', '2024-04-20T12:00:00Z'),
  }),
  fc.constantFrom<object>(
    { op: 'between', value: [20, 70] },
    { op: 'between', value: ['2024-02-10', '2024-05-01'] },
  ),
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const orderWhere = optional(
  fc.constantFrom<object>(
    { channel: ['web'] },
    { channel: ['app', ''] },
    { productId: ['p1', 'p2'] },
    { category: ['hats'], channel: ['web', 'app'] },
  ),
);

const orders = fc.oneof(
  fc
    .record({
      aggregate: fc.constantFrom('count', 'distinct-products'),
      compared: numeric([0, 1, 2, 3]),
      window,
      where: orderWhere,
    })
    .map(({ compared, ...rest }) => ({ type: 'orders', ...rest, ...compared })),
  fc
    .record({
      aggregate: fc.constantFrom('sum', 'average'),
      basis: optional(fc.constantFrom('gross', 'net', 'contribution')),
      compared: numeric([0, 10, '25.5', 50, -5]),
      window,
      where: orderWhere,
    })
    .map(({ compared, ...rest }) => ({ type: 'orders', ...rest, ...compared })),
  fc
    .record({ aggregate: fc.constantFrom('first', 'last'), compared: moments, window, where: orderWhere })
    .map(({ compared, ...rest }) => ({ type: 'orders', ...rest, ...compared })),
);

const names = fc.constantFrom<object>(
  { name: 'product_viewed' },
  { names: ['product_viewed', 'order_completed'] },
  { name: 'order_completed' },
);
const eventWhere = optional(
  fc.constantFrom<object>({ device: ['ios'] }, { 'properties.plan': ['gold'], device: ['ios', 'web'] }),
);
const events = fc.oneof(
  fc
    .record({
      names,
      aggregate: fc.constantFrom('count', 'sum', 'distinct-days'),
      compared: numeric([0, 1, 2, 3]),
      window,
      where: eventWhere,
    })
    .map(({ compared, names: named, ...rest }) => ({ type: 'events', ...named, ...rest, ...compared })),
  fc
    .record({
      names,
      aggregate: fc.constantFrom('first', 'last'),
      compared: moments,
      window,
      where: eventWhere,
    })
    .map(({ compared, names: named, ...rest }) => ({ type: 'events', ...named, ...rest, ...compared })),
);

const absence = fc
  .record({
    what: fc.constantFrom<object>({ of: 'orders' }, { of: 'event', name: 'product_viewed' }),
    days: fc.constantFrom(1, 20, 60, 120),
    minimumTenureDays: optional(fc.constantFrom(0, 30, 100)),
  })
  .map(({ what, days, ...rest }) => ({ type: 'absence', ...what, window: { days }, ...rest }));

const profile = fc
  .oneof(
    fc.record({
      field: fc.constant('country'),
      op: fc.constantFrom('is', 'is-not'),
      values: fc.subarray(['FR', 'DE', 'JP'], { minLength: 1 }),
    }),
    fc.record({
      field: fc.constantFrom('country', 'birthYear', 'createdAt', 'attribute.tier'),
      op: fc.constantFrom('exists', 'missing'),
    }),
    fc.record({
      field: fc.constantFrom('attribute.tier', 'attribute.score'),
      op: fc.constantFrom('is', 'is-not'),
      values: fc.constantFrom<string[]>(['gold'], ['', 'silver'], ['12.5']),
    }),
    fc.record({
      field: fc.constantFrom('attribute.tier', 'country'),
      op: fc.constantFrom('contains', 'starts-with'),
      values: fc.constantFrom<string[]>(['o'], ['g', 'F'], ['R', 'il']),
    }),
    fc.record({
      field: fc.constantFrom('birthYear', 'attribute.score'),
      op: fc.constantFrom('greater', 'less'),
      values: fc.constantFrom<(number | string)[]>([1985], ['0'], ['12.4']),
    }),
    fc.constant({ field: 'birthYear', op: 'between', values: [1980, 2000] }),
    fc.record({
      field: fc.constant('createdAt'),
      op: fc.constantFrom('greater', 'less'),
      values: fc.constantFrom(['2024-03-01'], ['2024-02-10T00:00:00Z']),
    }),
    fc.constant({ field: 'customerId', op: 'is', values: ['c1', 'c3', 'e1'] }),
  )
  .map((fields) => ({ type: 'profile', ...fields }));

const consent = fc.record({
  type: fc.constant('consent'),
  purpose: fc.constantFrom('email', 'ads', 'sms'),
  given: fc.boolean(),
});

/** Fixed cut-offs, so that a score can be reckoned by hand. */
export const rfmParameters = {
  method: 'threshold',
  thresholds: { recency: [100, 40], frequency: [1, 2], monetary: ['20', '60'] },
  lookbackDays: 120,
  map: [{ segment: 'hot', r: [3, 3] }, { segment: 'good', r: [2, 2], m: [2, 3] }, { segment: 'cold' }],
};
const rfm = fc
  .constantFrom<object>(
    { segment: ['hot'] },
    { segment: ['good', 'cold'], f: { min: 2 } },
    { r: { min: 2, max: 3 }, m: { max: 2 } },
  )
  .map((fields) => ({ type: 'rfm', ...fields, parameters: rfmParameters }));

export const funnelSteps = [{ events: ['product_viewed'] }, { events: ['order_completed'] }];
export const funnelWindow = 20 * 86_400;
const analysis = fc
  .constantFrom<object>(
    { analysis: 'rfm', parameters: { ...rfmParameters, segment: 'cold' } },
    { analysis: 'cohort-ltv', parameters: { cohortBy: 'channel', cohort: 'web' } },
    { analysis: 'cohort-ltv', parameters: { cohortBy: 'channel', cohort: '(none)', level: 'customers' } },
    {
      analysis: 'funnel',
      parameters: { steps: funnelSteps, windowSeconds: funnelWindow, step: 1, outcome: 'dropped' },
    },
    {
      analysis: 'funnel',
      parameters: { steps: funnelSteps, windowSeconds: funnelWindow, step: 2, level: 'actors' },
    },
  )
  .map((fields) => ({ type: 'analysis', ...fields }));

/** The place of the id of an audience, which only the warehouse's shop has. */
export const someAudience = 'some audience';

const simple = fc.oneof(
  { weight: 3, arbitrary: profile },
  { weight: 1, arbitrary: consent },
  { weight: 5, arbitrary: orders },
  { weight: 4, arbitrary: events },
  { weight: 2, arbitrary: absence },
);
const listing = fc.oneof(rfm, analysis);

function tree(leaf: fc.Arbitrary<unknown>, depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return leaf;
  const inner = tree(leaf, depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 2, arbitrary: fc.array(inner, { minLength: 1, maxLength: 3 }).map((and) => ({ and })) },
    { weight: 2, arbitrary: fc.array(inner, { minLength: 1, maxLength: 3 }).map((or) => ({ or })) },
    { weight: 1, arbitrary: inner.map((not) => ({ not })) },
  );
}

/** Undefined fields leave, as they would in JSON. */
const plain = (rule: unknown) => JSON.parse(JSON.stringify(rule)) as Rule;

/** Rules whose conditions are reckoned from the shop alone. */
export const ruleArbitrary = tree(simple, 4).map(plain);

/** Rules that name analyses and an audience, too. */
export const listingRuleArbitrary = tree(
  fc.oneof(
    { weight: 4, arbitrary: simple },
    { weight: 2, arbitrary: listing },
    { weight: 1, arbitrary: fc.constant({ type: 'audience', id: someAudience }) },
  ),
  3,
).map(plain);
