import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, givenEvents, givenOrders, openTestWarehouse, type TestWarehouse } from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { AnalysisRunner, type Envelope } from '../shared/index.js';
import { funnel } from './funnel.module.js';

type Row = Record<string, unknown>;

const runner = new AnalysisRunner([funnel], fixedClock('2024-06-30T00:00:00Z'));
let test: TestWarehouse;
let count = 0;

beforeAll(async () => {
  test = await openTestWarehouse();
});
afterAll(() => test.close());

const emptyShop = () => test.project(`shop${++count}`);
const ask = (shop: ProjectWarehouse, parameters: object): Promise<Envelope> =>
  runner.run('funnel', parameters, { warehouse: shop, timeZone: 'UTC', currency: 'EUR' });
const steps = (...names: string[]) => names.map((name) => ({ events: [name] }));
const pick = (rows: readonly Row[], ...columns: string[]) =>
  rows.map((row) => columns.map((column) => row[column]));
const refusal = (shop: ProjectWarehouse, parameters: object) =>
  ask(shop, parameters).then(
    () => undefined,
    (error: { code: string; errors: unknown[] }) => ({ code: error.code, errors: error.errors }),
  );

describe('a shop with four people', () => {
  /*
   * ada   view 10:00, cart 10:10, order 10:30, order again four days later
   * bob   view 11:00, cart 11:20
   * cyd   cart 09:00, view 12:00: the cart came before
   * dan   view on 29 June, cart two minutes later: may still order until 29 July
   */
  let shop: ProjectWarehouse;
  const browse = ['product_viewed', 'product_added', 'order_completed', 'order_completed'];
  const parameters = { steps: steps(...browse), from: '2024-01-01', asOf: '2024-06-29' };

  beforeAll(async () => {
    shop = await emptyShop();
    await givenEvents(shop, [
      ['ada', 'product_viewed', '2024-03-01T10:00', { device: 'ios', product_id: 'tea', session_id: 's1' }],
      ['ada', 'product_added', '2024-03-01T10:10', { device: 'web', product_id: 'tea', session_id: 's1' }],
      ['bob', 'product_viewed', '2024-03-01T11:00', { device: 'ios', product_id: 'tea', session_id: 's2' }],
      ['bob', 'product_added', '2024-03-01T11:20', { device: 'ios', product_id: 'cup', session_id: 's3' }],
      ['cyd', 'product_added', '2024-03-01T09:00', { device: 'web' }],
      ['~cyd', 'product_viewed', '2024-03-02T12:00', { device: 'web' }],
      ['dan', 'product_viewed', '2024-06-29T10:00', { properties: '{"plan": "gold", "visits": 3}' }],
      ['dan', 'product_added', '2024-06-29T10:02', { session_id: 's2' }],
    ]);
    await givenOrders(shop, [
      ['ada', '2024-03-01T10:30', 20, { order_id: 'o1', items: [['tea'], ['pot']] }],
      ['ada', '2024-03-05T10:30', 30, { order_id: 'o2', items: [['cup']] }],
    ]);
  });

  it('has its steps, times and open attempts', async () => {
    const { rows, population } = await ask(shop, parameters);
    expect(
      pick(
        rows,
        'step',
        'label',
        'actors',
        'fromPrevious',
        'fromFirst',
        'stillOpen',
        'dropped',
        'medianSeconds',
      ),
    ).toEqual([
      [1, 'product_viewed', 4, 1, 1, 0, 1, null],
      [2, 'product_added', 3, 0.75, 0.75, 1, 1, 600],
      [3, 'order_completed', 1, 1 / 3, 0.25, 0, 0, 1200],
      [4, 'order_completed', 1, 1, 0.25, 0, 0, 345_600],
    ]);
    // 120, 600 and 1200 seconds: quarters lie between neighbours
    expect(pick(rows, 'p25Seconds', 'p75Seconds', 'p90Seconds')[1]).toEqual([360, 900, 1080]);
    expect(population).toBe(4);
  });

  it('counts the same without times', async () => {
    const distinct = { ...parameters, steps: steps(...browse.slice(0, 3)) };
    const [full, light] = [await ask(shop, distinct), await ask(shop, { ...distinct, times: false })];
    const columns = ['actors', 'stillOpen', 'dropped', 'fromFirst'];
    expect(pick(light.rows, ...columns)).toEqual(pick(full.rows, ...columns));
    expect(pick(light.rows, 'medianSeconds')).toEqual([[null], [null], [null]]);
  });

  it('lists exactly the people behind each number', async () => {
    const list = async (step: number, outcome: string) =>
      pick((await ask(shop, { ...parameters, level: 'actors', step, outcome })).rows, 'actor').flat();
    expect(await list(1, 'reached')).toEqual(['ada', 'bob', 'cyd', 'dan']);
    expect(await list(1, 'dropped')).toEqual(['cyd']);
    expect(await list(2, 'dropped')).toEqual(['bob']);
    expect(await list(2, 'open')).toEqual(['dan']);
    expect(await list(4, 'reached')).toEqual(['ada']);
    const { rows } = await ask(shop, { ...parameters, level: 'actors' });
    expect(pick(rows, 'customerId', 'anonymousId', 'enteredAt', 'level', 'lastStepAt', 'isOpen')).toEqual([
      ['ada', '', '2024-03-01T10:00:00.000Z', 4, '2024-03-05T10:30:00.000Z', false],
      ['bob', '', '2024-03-01T11:00:00.000Z', 2, '2024-03-01T11:20:00.000Z', false],
      ['', 'cyd', '2024-03-02T12:00:00.000Z', 1, '2024-03-02T12:00:00.000Z', false],
      ['dan', '', '2024-06-29T10:00:00.000Z', 2, '2024-06-29T10:02:00.000Z', true],
    ]);
  });

  it('is broken down by the first, the last or any step, and adds up', async () => {
    const by = async (at: unknown) => {
      const { rows } = await ask(shop, { ...parameters, breakdown: { property: 'device', at } });
      return pick(rows, 'breakdown', 'step', 'actors').filter(([, step]) => step !== 4);
    };
    expect(await by('first')).toEqual([
      ...[
        ['ios', 1, 2],
        ['ios', 2, 2],
        ['ios', 3, 1],
      ],
      ...[
        ['web', 1, 1],
        ['web', 2, 0],
        ['web', 3, 0],
      ],
      ...[
        ['(none)', 1, 1],
        ['(none)', 2, 1],
        ['(none)', 3, 0],
      ],
    ]);
    expect((await by(2)).filter(([, step]) => step === 1)).toEqual([
      ['ios', 1, 1],
      ['web', 1, 1],
      ['(none)', 1, 2],
    ]);
    // ada's last step is an order without a device
    expect((await by('last')).filter(([, step]) => step === 1)).toEqual([
      ['ios', 1, 1],
      ['web', 1, 1],
      ['(none)', 1, 2],
    ]);
    const listed = await ask(shop, {
      ...{ ...parameters, breakdown: 'device', level: 'actors' },
      ...{ step: 2, breakdownValue: 'ios' },
    });
    expect(pick(listed.rows, 'actor', 'breakdown')).toEqual([
      ['ada', 'ios'],
      ['bob', 'ios'],
    ]);
  });

  it('keeps the product, which an order has in its lines', async () => {
    const { rows } = await ask(shop, { ...parameters, holdConstant: 'productId' });
    // ada: view tea, cart tea, order of tea and pot; the second order is of a cup. bob's cart has another product.
    expect(pick(rows, 'actors').flat()).toEqual([2, 1, 1, 0]);
  });

  it('filters steps by columns and by properties', async () => {
    const level = async (where: object) =>
      (
        await ask(shop, { steps: [{ events: ['product_viewed'], where }, ...steps('product_added')] })
      ).rows.map(({ actors }) => actors);
    expect(await level({ device: ['ios'] })).toEqual([2, 2]);
    expect(await level({ 'properties.plan': ['gold', 'silver'] })).toEqual([1, 1]);
    expect(await level({ 'properties.visits': [3] })).toEqual([1, 1]);
    expect(await level({ productId: ['tea'], device: ['web'] })).toEqual([0, 0]);
  });

  it('follows sessions and orders', async () => {
    const sessions = await ask(shop, { steps: steps(...browse.slice(0, 2)), actor: 'session' });
    // s2 has bob's view and dan's cart, 120 days apart
    expect(pick(sessions.rows, 'actors').flat()).toEqual([2, 1]);
    const orders = await ask(shop, { steps: steps('order_completed', 'order_refunded'), actor: 'order' });
    expect(pick(orders.rows, 'actors').flat()).toEqual([2, 0]);
    const { rows } = await ask(shop, {
      ...{ steps: steps('order_completed', 'order_refunded'), actor: 'order' },
      level: 'actors',
    });
    expect(pick(rows, 'actor', 'customerId')).toEqual([
      ['o1', 'ada'],
      ['o2', 'ada'],
    ]);
  });

  it('counts how long each step took', async () => {
    const { rows } = await ask(shop, { ...parameters, level: 'times' });
    const some = rows.filter(({ actors }) => actors !== 0);
    expect(pick(some, 'step', 'fromSeconds', 'toSeconds', 'actors')).toEqual([
      [2, 120, 300, 1],
      [2, 600, 1800, 2],
      [3, 600, 1800, 1],
      [4, 259_200, 604_800, 1],
    ]);
  });

  it('lists the people behind each day of the trend and behind each interval of the times', async () => {
    const listed = async (more: object) =>
      pick((await ask(shop, { ...parameters, level: 'actors', ...more })).rows, 'actor').flat();
    const trend = (await ask(shop, { ...parameters, level: 'trend' })).rows;
    const next = (day: unknown) => new Date(Date.parse(String(day)) + 86_400_000).toISOString().slice(0, 10);
    for (const { day, step, actors } of trend) {
      expect(await listed({ step, enteredFrom: day, enteredBefore: next(day) })).toHaveLength(Number(actors));
    }
    const times = (await ask(shop, { ...parameters, level: 'times' })).rows;
    for (const { step, fromSeconds, toSeconds, actors } of times) {
      const took = { tookFrom: fromSeconds, ...(toSeconds === null ? {} : { tookBefore: toSeconds }) };
      expect(await listed({ step, ...took })).toHaveLength(Number(actors));
    }
    expect(await listed({ step: 2, tookFrom: 600, tookBefore: 1800 })).toEqual(['ada', 'bob']);
    expect(await listed({ step: 2, enteredBefore: '2024-06-01', tookFrom: 601 })).toEqual(['bob']);
  });

  it('filters the whole stream', async () => {
    const { rows } = await ask(shop, { ...parameters, filters: { device: ['web'] } });
    expect(pick(rows, 'actors').flat()).toEqual([1, 0, 0, 0]);
  });
});

describe('edges', () => {
  it('an empty shop has an empty funnel', async () => {
    const shop = await emptyShop();
    for (const times of [true, false]) {
      const { rows } = await ask(shop, { steps: steps('product_viewed', 'order_completed'), times });
      expect(pick(rows, 'step', 'actors', 'fromPrevious', 'fromFirst', 'medianSeconds')).toEqual([
        [1, 0, null, null, null],
        [2, 0, null, null, null],
      ]);
    }
    const split = await ask(shop, { steps: steps('product_viewed', 'order_completed'), breakdown: 'device' });
    expect(split.rows).toEqual([]);
  });

  it('an order yields its own event until the shop has sent one', async () => {
    const shop = await emptyShop();
    await givenEvents(shop, [
      ['ada', 'product_viewed', '2024-03-01T10:00'],
      ['ada', 'order_completed', '2024-03-03T10:00', { order_id: 'o1' }],
    ]);
    await givenOrders(shop, [['ada', '2024-03-01T10:30', 20, { order_id: 'o1' }]]);
    const secondsTo = async (asOf: string) => {
      const { rows } = await ask(shop, { steps: steps('product_viewed', 'order_completed'), asOf });
      return pick(rows, 'actors', 'medianSeconds')[1];
    };
    expect(await secondsTo('2024-03-02')).toEqual([1, 1800]);
    expect(await secondsTo('2024-03-10')).toEqual([1, 172_800]);
    const { rows } = await ask(shop, {
      steps: steps('order_completed', 'order_completed'),
      asOf: '2024-03-10',
    });
    expect(pick(rows, 'actors').flat()).toEqual([1, 0]);
  });

  it('the range holds step 1 only, and its end is excluded', async () => {
    const shop = await emptyShop();
    await givenEvents(shop, [
      ['in', 'product_viewed', '2024-03-01'],
      ['in', 'product_added', '2024-03-09'],
      ['early', 'product_viewed', '2024-02-29T23:59:59.999'],
      ['early', 'product_added', '2024-03-01T12:00'],
      ['late', 'product_viewed', '2024-03-02'],
      ['late', 'product_added', '2024-03-02'],
    ]);
    const range = { steps: steps('product_viewed', 'product_added'), from: '2024-03-01', to: '2024-03-02' };
    for (const more of [
      {},
      { times: false },
      { attempt: 'first' },
      { order: 'strict' },
      { strictlyLater: true },
    ]) {
      const { rows } = await ask(shop, { ...range, ...more });
      expect(pick(rows, 'actors').flat()).toEqual([1, 1]);
    }
  });

  it('what is open depends on the instant of the answer', async () => {
    const shop = await emptyShop();
    await givenEvents(shop, [
      ['ada', 'product_viewed', '2024-03-01T00:00'],
      ['ada', 'product_viewed', '2024-03-05T00:00'],
      ['bob', 'product_viewed', '2024-03-02T00:00'],
      ['bob', 'product_added', '2024-03-02T00:00:01'],
    ]);
    const open = async (asOf: string, more: object) => {
      const asked = { steps: steps('product_viewed', 'product_added'), windowSeconds: 86_400, asOf, ...more };
      return pick((await ask(shop, asked)).rows, 'actors', 'stillOpen', 'dropped');
    };
    for (const more of [{}, { times: false }, { order: 'any' }, { exclusions: [] }]) {
      // an event at the very end of the window would still count, and it is not known yet
      expect(await open('2024-03-02T00:00:00Z', more)).toEqual([
        [1, 1, 0],
        [0, 0, 0],
      ]);
      expect(await open('2024-03-02T00:00:00.001Z', more)).toEqual([
        [2, 1, 1],
        [0, 0, 0],
      ]);
      // ada's attempt that counts is the first of two equal ones, and it is over
      expect(await open('2024-03-05T12:00:00Z', more)).toEqual([
        [2, 0, 1],
        [1, 0, 0],
      ]);
    }
  });

  it('a window ends to the millisecond, whether equal times count or not', async () => {
    const shop = await emptyShop();
    // the earliest entry comes to no order in its window, so a later one decides: one is a millisecond late
    await givenEvents(shop, [
      ['inside', 'product_viewed', '2024-03-01T00:00:00.000Z'],
      ['inside', 'product_viewed', '2024-03-05T00:00:00.000Z'],
      ['inside', 'product_added', '2024-03-05T00:00:10.000Z'],
      ['late', 'product_viewed', '2024-03-01T00:00:00.000Z'],
      ['late', 'product_viewed', '2024-03-05T00:00:00.000Z'],
      ['late', 'product_added', '2024-03-05T00:00:10.001Z'],
      ['at once', 'product_viewed', '2024-03-01T00:00:00.000Z'],
      ['at once', 'product_viewed', '2024-03-05T00:00:00.000Z'],
      ['at once', 'product_added', '2024-03-05T00:00:00.000Z'],
    ]);
    const asked = { steps: steps('product_viewed', 'product_added'), windowSeconds: 10 };
    for (const times of [true, false]) {
      const rows = async (strictlyLater: boolean) =>
        (await ask(shop, { ...asked, times, strictlyLater })).rows;
      expect(pick(await rows(false), 'actors')).toEqual([[3], [2]]);
      expect(pick(await rows(true), 'actors')).toEqual([[3], [1]]);
    }
  });

  it('the trend counts by the local day, through days of 23 and 25 hours', async () => {
    const shop = await emptyShop();
    await givenEvents(shop, [
      ['a', 'product_viewed', '2024-03-30T22:59:59.999Z'],
      ['b', 'product_viewed', '2024-03-30T23:00:00Z'],
      ['b', 'product_added', '2024-03-31T21:59:00Z'],
      ['c', 'product_viewed', '2024-03-31T21:59:59.999Z'],
      ['d', 'product_viewed', '2024-03-31T22:00:00Z'],
    ]);
    const asked = { steps: steps('product_viewed', 'product_added'), timeZone: 'Europe/Berlin' };
    const { rows } = await ask(shop, { ...asked, level: 'trend' });
    expect(pick(rows, 'day', 'step', 'actors', 'fromPrevious')).toEqual([
      ...[
        ['2024-03-30', 1, 1, 1],
        ['2024-03-30', 2, 0, 0],
      ],
      ...[
        ['2024-03-31', 1, 2, 1],
        ['2024-03-31', 2, 1, 0.5],
      ],
      ...[
        ['2024-04-01', 1, 1, 1],
        ['2024-04-01', 2, 0, 0],
      ],
    ]);
    const day = { enteredFrom: '2024-03-31', enteredBefore: '2024-04-01' };
    const people = (await ask(shop, { ...asked, level: 'actors', ...day })).rows;
    expect(pick(people, 'actor').flat()).toEqual(['b', 'c']);
  });

  it('more than 20 values become other', async () => {
    const shop = await emptyShop();
    const people = Array.from({ length: 23 }, (_, index) => `p${String(index).padStart(2, '0')}`);
    await givenEvents(shop, [
      ...people.map((name) => [name, 'product_viewed', '2024-03-01', { campaign: `c-${name}` }] as const),
      ['more', 'product_viewed', '2024-03-01', { campaign: 'c-p22' }],
    ]);
    const asked = { steps: steps('product_viewed', 'product_added'), breakdown: 'campaign' };
    const entered = (await ask(shop, asked)).rows.filter(({ step }) => step === 1);
    expect(entered).toHaveLength(21);
    expect(pick(entered, 'breakdown', 'actors').at(0)).toEqual(['c-p22', 2]);
    expect(pick(entered, 'breakdown', 'actors').at(-1)).toEqual(['other', 3]);
    const { rows } = await ask(shop, { ...asked, level: 'actors', breakdownValue: 'other' });
    expect(rows).toHaveLength(3);
  });

  it('twelve steps of one event take twelve events, also at one time', async () => {
    const shop = await emptyShop();
    await givenEvents(
      shop,
      Array.from({ length: 11 }, () => ['ada', 'product_viewed', '2024-03-01'] as const),
    );
    for (const order of ['sequential', 'strict', 'any']) {
      const asked = { steps: steps(...Array.from({ length: 12 }, () => 'product_viewed')), order };
      const { rows } = await ask(shop, asked);
      expect(pick(rows, 'actors').flat()).toEqual([...Array.from({ length: 11 }, () => 1), 0]);
    }
  });
});

describe('what is refused', () => {
  let shop: ProjectWarehouse;
  beforeAll(async () => {
    shop = await emptyShop();
    await givenEvents(shop, [['ada', 'quiz_taken', '2024-03-01']]);
  });
  const two = steps('product_viewed', 'order_completed');

  it.each([
    ['one step', { steps: steps('product_viewed') }, 'steps', /at least 2 steps/],
    ['13 steps', { steps: steps(...Array.from({ length: 13 }, () => 'quiz_taken')) }, 'steps', /at most 12/],
    [
      'an event nobody knows',
      { steps: steps('quiz_taken', 'quiz_won') },
      'steps.1.events',
      /"quiz_won".*quiz_taken/,
    ],
    [
      'a property nobody knows',
      { steps: two, breakdown: 'colour' },
      'breakdown',
      /"colour" is not a property/,
    ],
    [
      'a step filter nobody knows',
      { steps: [{ ...two[0], where: { size: ['XL'] } }, two[1]] },
      'steps.0.where.size',
      /"size"/,
    ],
    [
      'an empty filter',
      { steps: [{ ...two[0], where: { device: [] } }, two[1]] },
      'steps.0.where.device',
      /list/,
    ],
    ['a filter nobody knows', { steps: two, filters: { size: ['XL'] } }, 'filters.size', /"size"/],
    ['no window', { steps: two, windowSeconds: 0 }, 'windowSeconds', /above 0/],
    [
      'too few held properties',
      { steps: two, holdConstant: ['productId'] },
      'holdConstant',
      /one property name per step/,
    ],
    [
      'a turned exclusion',
      { steps: two, exclusions: [{ events: ['quiz_taken'], between: [2, 1] }] },
      'exclusions.0.between',
      /earlier one first/,
    ],
    [
      'an unknown mode',
      { steps: two, exclusions: [{ events: ['quiz_taken'], mode: 'hide' }] },
      'exclusions.0.mode',
      /stop, drop/,
    ],
    [
      'a breakdown beyond the steps',
      { steps: two, breakdown: { property: 'device', at: 3 } },
      'breakdown.at',
      /1 to 2/,
    ],
    ['a list beyond the steps', { steps: two, level: 'actors', step: 3 }, 'step', /2 steps/],
    ['a time to the first step', { steps: two, level: 'actors', tookFrom: 1 }, 'tookFrom', /after the first/],
    ['a day that is none', { steps: two, level: 'actors', enteredFrom: 'soon' }, 'enteredFrom', /YYYY-MM-DD/],
  ])('%s', async (_, parameters, path, message) => {
    expect(await refusal(shop, parameters)).toMatchObject({
      code: 'invalid-parameters',
      errors: [{ path, message: expect.stringMatching(message) }],
    });
  });
});
