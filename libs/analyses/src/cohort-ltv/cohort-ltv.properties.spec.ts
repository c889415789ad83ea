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
  type Movement,
  type RandomShop,
  type TestWarehouse,
} from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { AnalysisRunner } from '../shared/index.js';
import { cohortLtv } from './cohort-ltv.module.js';

let test: TestWarehouse;
let shop: ProjectWarehouse;
const runner = new AnalysisRunner([cohortLtv], fixedClock('2024-12-31T12:00:00Z'));
const firstDay = '2024-02-01';
const zone = 'Europe/Berlin';
const dayMilliseconds = 86_400_000;

beforeAll(async () => {
  test = await openTestWarehouse();
  shop = await test.project();
});
afterAll(() => test.close());

const ask = (params: Record<string, unknown>) =>
  runner.run('cohort-ltv', params, { warehouse: shop, timeZone: zone, currency: 'EUR' });

async function fill(random: RandomShop): Promise<void> {
  for (const name of ['orders', 'refunds']) await shop.command({ sql: `truncate table ${name}` });
  const { orders, refunds } = rowsOf(random);
  await givenOrders(shop, orders);
  await givenRefunds(shop, refunds);
  // The views follow the sources, as they do when rows are loaded.
  await test.project();
}

/** Berlin's clock as if it were UTC: an hour ahead, two from 31 March 2024 01:00 UTC. */
const local = (at: number) => at + (at >= Date.UTC(2024, 2, 31, 1) ? 7_200_000 : 3_600_000);
const month = (at: number) => new Date(local(at)).getUTCFullYear() * 12 + new Date(local(at)).getUTCMonth();
const week = (at: number) => Math.floor((Math.floor(local(at) / dayMilliseconds) + 3) / 7);

interface Cell {
  cohort: string;
  size: number;
  period: number;
  value: number;
  mature: boolean;
}

type Basis = 'gross' | 'net' | 'contribution';
interface Asked {
  readonly axis: 'elapsed' | 'calendar';
  readonly cohortBy: 'month' | 'week' | 'channel';
  readonly basis: Basis;
}

const columns = [0, 1, 7, 30, 31, 90];

/** Every cell, from the movements of money one by one and customer by customer; money in cents. */
function cellsOf(random: RandomShop, asOf: number, { axis, cohortBy, basis }: Asked): Cell[] {
  const movements = movementsOf(random).filter((movement) => movement.at < asOf);
  const members = membersOf(movements, cohortBy);
  const unit = cohortBy === 'week' ? week : month;
  const reached = (first: number, at: number) =>
    axis === 'elapsed' ? Math.floor((local(at) - local(first)) / dayMilliseconds) : unit(at) - unit(first);
  return [...new Set(members.map(({ cohort }) => cohort))].sort().flatMap((cohort) => {
    const own = members.filter((member) => member.cohort === cohort);
    const oldest = Math.max(...own.map(({ first }) => reached(first, asOf - 1)));
    const youngest = Math.min(...own.map(({ first }) => reached(first, asOf)));
    const steps = axis === 'elapsed' ? columns : Array.from({ length: oldest + 1 }, (_, index) => index);
    return steps
      .filter((_, period) => period === 0 || steps[period - 1]! < oldest)
      .map((step, period) => ({
        cohort,
        size: own.length,
        period,
        value: own
          .flatMap((member) => member.movements.filter(({ at }) => reached(member.first, at) <= step))
          .reduce((sum, movement) => sum + movement[basis], 0),
        mature: axis === 'elapsed' ? youngest >= step : youngest > step,
      }));
  });
}

function membersOf(movements: readonly Movement[], cohortBy: Asked['cohortBy']) {
  const names = [...new Set(movements.filter(({ isOrder }) => isOrder).map(({ customerId }) => customerId))];
  return names.map((name) => {
    const own = movements.filter(({ customerId }) => customerId === name);
    const orders = own.filter(({ isOrder }) => isOrder).sort((a, b) => a.at - b.at);
    const first = orders[0]!.at;
    const days = cohortBy === 'week' ? (week(first) * 7 - 3) * dayMilliseconds : local(first);
    const date = new Date(days).toISOString();
    const period = cohortBy === 'week' ? date.slice(0, 10) : `${date.slice(0, 7)}-01`;
    const cohort = cohortBy === 'channel' ? orders[0]!.order!.channel || '(none)' : period;
    return { first, cohort, movements: own };
  });
}

/** Two orders of a customer at one time may stand in either order: such shops say nothing about traits. */
const hasTies = ({ orders }: RandomShop) =>
  new Set(orders.map(({ customerId, at }) => `${customerId} ${at}`)).size < orders.length;

const asked = fc.record({
  random: randomShops(firstDay),
  day: fc.integer({ min: 1, max: 200 }),
  axis: fc.constantFrom<Asked['axis']>('elapsed', 'calendar'),
  cohortBy: fc.constantFrom<Asked['cohortBy']>('month', 'week', 'channel'),
  basis: fc.constantFrom<Basis>('gross', 'net', 'contribution'),
});

describe('cohort-ltv over random shops', () => {
  it('gives what an evaluation in memory gives', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ random, day, ...params }) => {
        fc.pre(params.cohortBy !== 'channel' || !hasTies(random));
        await fill(random);
        const asOf = Date.parse(`${firstDay}T00:00:00Z`) + day * dayMilliseconds;
        const periods = params.axis === 'elapsed' ? { periods: columns } : {};
        const { rows, population } = await ask({ ...params, ...periods, asOf: new Date(asOf).toISOString() });
        const cells = rows.map(({ cohort, size, period, value, mature }) => ({
          cohort,
          size,
          period,
          value: Math.round(Number(value) * 100),
          mature,
        }));
        expect(cells).toEqual(cellsOf(random, asOf, params));
        const sizes = new Map(rows.map((row) => [row['cohort'], Number(row['size'])]));
        expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBe(population);
      }),
      { numRuns: 20 },
    );
  }, 240_000);

  it('has behind each cell those whose orders make it grow', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ random, day, ...params }) => {
        await fill(random);
        const asOf = new Date(Date.parse(`${firstDay}T00:00:00Z`) + day * dayMilliseconds).toISOString();
        const shared = { ...params, ...(params.axis === 'elapsed' ? { periods: columns } : {}), asOf };
        const { rows } = await ask(shared);
        const last = rows[fc.sample(fc.nat({ max: Math.max(0, rows.length - 1) }), 1)[0]!];
        if (!last) return;
        const { cohort, period } = last;
        const before = rows.find((row) => row['cohort'] === cohort && row['period'] === Number(period) - 1);
        const people = (await ask({ ...shared, level: 'customers', cohort, period })).rows;
        const orders = people.map((row) => Number(row['orders']));
        expect(Math.min(1, ...orders)).toBe(1);
        expect(orders.reduce((sum, each) => sum + each, 0)).toBe(
          Number(last['orders']) - Number(before?.['orders'] ?? 0),
        );
      }),
      { numRuns: 10 },
    );
  }, 240_000);

  it('never falls on gross, and a cell that was over does not change', async () => {
    await fc.assert(
      fc.asyncProperty(randomShops(firstDay), fc.integer({ min: 40, max: 150 }), async (random, day) => {
        await fill(random);
        const at = (days: number) => new Date(Date.parse(`${firstDay}T00:00:00Z`) + days * dayMilliseconds);
        const cells = async (days: number) =>
          (await ask({ basis: 'gross', axis: 'calendar', asOf: at(days).toISOString() })).rows;
        const [early, late] = [await cells(day), await cells(day + 60)];
        late.forEach((row, index) => {
          const before = late[index - 1];
          if (!before || before['cohort'] !== row['cohort']) return;
          expect(Number(row['value'])).toBeGreaterThanOrEqual(Number(before['value']));
        });
        const key = (row: Record<string, unknown>) => `${String(row['cohort'])} ${String(row['period'])}`;
        const later = new Map(late.map((row) => [key(row), row]));
        for (const row of early.filter((one) => one['mature'])) expect(later.get(key(row))).toEqual(row);
      }),
      { numRuns: 5 },
    );
  }, 240_000);
});
