import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  fixedClock,
  givenOrders,
  givenRefunds,
  movementsOf,
  openTestWarehouse,
  randomShops,
  rowsOf,
  type RandomShop,
  type TestWarehouse,
} from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { AnalysisRunner, type Envelope } from '../shared/index.js';
import { defaultMap } from './default-maps.js';
import { rfm } from './rfm.module.js';
import { resolveMap } from './segment-map.js';

let test: TestWarehouse;
let shop: ProjectWarehouse;
const runner = new AnalysisRunner([rfm], fixedClock('2024-12-31T12:00:00Z'));
const firstDay = '2024-02-01';

beforeAll(async () => {
  test = await openTestWarehouse();
  shop = await test.project();
});
afterAll(() => test.close());

const ask = (params: Record<string, unknown>): Promise<Envelope> =>
  runner.run('rfm', params, { warehouse: shop, timeZone: 'UTC', currency: 'EUR' });

async function fill(random: RandomShop): Promise<void> {
  for (const name of ['orders', 'refunds']) await shop.command({ sql: `truncate table ${name}` });
  const { orders, refunds } = rowsOf(random);
  await givenOrders(shop, orders);
  await givenRefunds(shop, refunds);
  // The views follow the sources, as they do when rows are loaded.
  await test.project();
}

interface Buyer {
  customerId: string;
  recencyDays: number;
  frequency: number;
  monetary: number;
}

type Basis = 'gross' | 'net' | 'contribution';

/** The values of every buyer, from the movements of money one by one; money in cents. */
function buyersOf(random: RandomShop, asOf: number, since: number, basis: Basis): Buyer[] {
  const movements = movementsOf(random).filter((movement) => movement.at < asOf);
  const names = [...new Set(movements.filter((movement) => movement.isOrder).map((m) => m.customerId))];
  return names.map((customerId) => {
    const own = movements.filter((movement) => movement.customerId === customerId);
    const orders = own.filter((movement) => movement.isOrder);
    const recent = own.filter((movement) => (movement.order?.at ?? movement.at) >= since);
    return {
      customerId,
      recencyDays: Math.floor((asOf - Math.max(...orders.map(({ at }) => at))) / 86_400_000),
      frequency: recent.filter((movement) => movement.isOrder).length,
      monetary: recent.reduce((sum, movement) => sum + movement[basis], 0),
    };
  });
}

/** 1 + the whole part of bins x the share of buyers that are strictly worse. */
function scoreOf(value: number, all: readonly number[], bins: number): number {
  return 1 + Math.floor((bins * all.filter((other) => other < value).length) / all.length);
}

function expectedRows(buyers: readonly Buyer[], bins: number) {
  const bands = [1, 2, 3, 5, 8, 13, 21, 34, 55].slice(0, bins - 1);
  const isBanded = buyers.filter(({ frequency }) => frequency <= 1).length * 2 > buyers.length;
  const { cells, segments } = resolveMap(defaultMap(bins), bins);
  const all = (value: (buyer: Buyer) => number) => buyers.map(value);
  return buyers.map((buyer) => {
    const r = scoreOf(
      -buyer.recencyDays,
      all((one) => -one.recencyDays),
      bins,
    );
    const f = isBanded
      ? 1 + bands.filter((band) => buyer.frequency > band).length
      : scoreOf(
          buyer.frequency,
          all((one) => one.frequency),
          bins,
        );
    const m = scoreOf(
      buyer.monetary,
      all((one) => one.monetary),
      bins,
    );
    return { ...buyer, r, f, m, segment: segments[cells[((r - 1) * bins + f - 1) * bins + m - 1]! - 1]! };
  });
}

const byName = <T extends { customerId: string }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));

const asked = fc.record({
  random: randomShops(firstDay),
  day: fc.integer({ min: 0, max: 120 }),
  lookbackDays: fc.constantFrom(20, 60, 365),
  bins: fc.integer({ min: 2, max: 10 }),
  basis: fc.constantFrom<Basis>('gross', 'net', 'contribution'),
});

describe('rfm over random shops', () => {
  it('gives what an evaluation in memory gives, and its levels add up', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ random, day, lookbackDays, bins, basis }) => {
        await fill(random);
        const asOf = Date.parse(`${firstDay}T00:00:00Z`) + day * 86_400_000;
        const params = { asOf: new Date(asOf).toISOString(), lookbackDays, bins, basis };
        const buyers = buyersOf(random, asOf, asOf - lookbackDays * 86_400_000, basis);
        const [list, segments, cells] = await Promise.all(
          ['customers', 'segments', 'cells'].map((level) => ask({ ...params, level })),
        );
        const rows = list!.rows.map((row) => ({
          ...row,
          monetary: Math.round(Number(row['monetary']) * 100),
        }));
        expect(byName(rows as unknown as Buyer[])).toEqual(byName(expectedRows(buyers, bins)));
        for (const { rows: parts, population } of [segments!, cells!]) {
          const total = (name: string) => parts.reduce((sum, row) => sum + Number(row[name]), 0);
          expect(population).toBe(buyers.length);
          expect(total('customers')).toBe(buyers.length);
          expect(Math.round(total('revenue') * 100)).toBe(buyers.reduce((sum, one) => sum + one.monetary, 0));
          expect(total('share')).toBeCloseTo(buyers.length ? 1 : 0, 9);
        }
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  it('does not depend on the order in which rows come', async () => {
    await fc.assert(
      fc.asyncProperty(randomShops(firstDay), async (random) => {
        const params = { asOf: '2024-04-30', level: 'customers' };
        await fill(random);
        const before = await ask(params);
        await fill({ orders: [...random.orders].reverse(), refunds: [...random.refunds].reverse() });
        expect((await ask(params)).rows).toEqual(before.rows);
      }),
      { numRuns: 5 },
    );
  }, 240_000);
});

describe('the views of refunds over random shops', () => {
  const effects = `select customer_id, toUnixTimestamp64Milli(refunded_at) as at, toInt64(amount * 100) as amount
    from refund_effects order by customer_id, at, amount`;
  const values = `select sum(net) as net from order_values(as_of = {as_of:DateTime64(3, 'UTC')})`;

  it('say the same as an evaluation in memory, and the same as one another', async () => {
    await fc.assert(
      fc.asyncProperty(randomShops(firstDay), fc.integer({ min: 0, max: 180 }), async (random, day) => {
        await fill(random);
        const movements = movementsOf(random).filter((movement) => movement.order);
        const { rows } = await shop.rows<Record<string, unknown>>({ sql: effects });
        const total = (list: readonly { at: number; amount: number }[]) =>
          list.reduce<Record<number, number>>((sums, { at, amount }) => {
            sums[at] = (sums[at] ?? 0) + amount;
            return sums;
          }, {});
        const taken = movements
          .filter((movement) => !movement.isOrder && movement.net !== 0)
          .map(({ at, net }) => ({ at, amount: -net }));
        expect(total(rows.map((row) => ({ at: Number(row['at']), amount: Number(row['amount']) })))).toEqual(
          total(taken),
        );
        const asOf = Date.parse(`${firstDay}T00:00:00Z`) + day * 86_400_000;
        const as_of = new Date(asOf).toISOString().replace('T', ' ').replace('Z', '');
        const [answer] = (await shop.rows<{ net: string }>({ sql: values, params: { as_of } })).rows;
        const net = movements.filter(({ at }) => at < asOf).reduce((sum, movement) => sum + movement.net, 0);
        expect(Math.round(Number(answer!.net) * 100)).toBe(net);
      }),
      { numRuns: 20 },
    );
  }, 240_000);
});
