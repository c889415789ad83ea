import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { givenEvents, givenOrders, openTestWarehouse, type TestWarehouse } from '#testing';
import { compact, type ProjectWarehouse } from '#warehouse';

let test: TestWarehouse;
let shop: ProjectWarehouse;
let block: ProjectWarehouse;

beforeAll(async () => {
  test = await openTestWarehouse();
  shop = await test.project();
  block = await test.project('block');
});
afterAll(() => test.close());

const partsOf = async (table: string) =>
  (
    await shop.rows<{ part: string; rows: string }>({
      sql: 'select _part as part, count() as rows from {table:Identifier} group by part order by part',
      params: { table },
    })
  ).rows;

describe('a table that is compacted', () => {
  it('lies in one part with the same rows, and is left as it is the next time', async () => {
    for (const person of ['p1', 'p2', 'p3']) await givenEvents(shop, [[person, 'a', '2024-03-01']]);
    await compact(shop, ['events']);
    const parts = await partsOf('events');
    expect(parts.map(({ rows }) => rows)).toEqual(['3']);
    await compact(shop, ['events']);
    expect(await partsOf('events')).toEqual(parts);
  });

  it('keeps the newest version of a row alone', async () => {
    for (const gross of [1, 2]) {
      const version = { order_id: 'o1', updated_at: `2024-03-0${gross} 00:00:00.000` };
      await givenOrders(shop, [['p1', '2024-03-01', gross, version]]);
    }
    await compact(shop, ['orders']);
    const { rows } = await shop.rows({ sql: 'select gross from orders' });
    expect(rows).toEqual([{ gross: '2' }]);
  });

  it('keeps the newest version alone of those that came in one block, too', async () => {
    const versions = [1, 3, 2].map((gross) => ({ gross, updated_at: `2024-03-0${gross} 00:00:00.000` }));
    await givenOrders(
      block,
      versions.map(({ gross, updated_at }) => ['p1', '2024-03-01', gross, { order_id: 'o1', updated_at }]),
    );
    const asked = async (final: string) =>
      (await block.rows({ sql: `select gross from orders ${final}` })).rows;
    expect(await asked('final')).toEqual([{ gross: '3' }]);
    await compact(block, ['orders']);
    expect(await asked('')).toEqual([{ gross: '3' }]);
  });

  it('is left as it is when there is no time for it', async () => {
    const before = await partsOf('events');
    await givenEvents(shop, [['p4', 'a', '2024-03-01']]);
    const given = await partsOf('events');
    expect(given.length).toBe(before.length + 1);
    await expect(compact(shop, ['events'], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await partsOf('events')).toEqual(given);
  });

  it('is left as it is when it has more rows than are asked for', async () => {
    const given = await partsOf('events');
    await compact(shop, ['events'], { mostRows: 3 });
    expect(await partsOf('events')).toEqual(given);
    await compact(shop, ['events'], { mostRows: 4 });
    expect((await partsOf('events')).map(({ rows }) => rows)).toEqual(['4']);
  });

  it('stays as it is when it is empty', async () => {
    await compact(shop, ['refunds']);
    expect(await partsOf('refunds')).toEqual([]);
  });
});
