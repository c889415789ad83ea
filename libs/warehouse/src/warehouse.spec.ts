import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestWarehouse, type TestWarehouse } from '#testing';
import type { ProjectWarehouse } from '#warehouse';

let test: TestWarehouse;
let shop: ProjectWarehouse;
beforeAll(async () => {
  test = await openTestWarehouse();
  shop = await test.project();
});
afterAll(() => test.close());

describe('a project', () => {
  it('has its tables and views', async () => {
    const { rows } = await shop.rows<{ n: string }>({ sql: 'select count() as n from event_stream' });
    expect(rows).toEqual([{ n: '0' }]);
  });

  it('takes rows in and gives them back', async () => {
    await shop.insert(
      'spend',
      '{"day":"2024-03-01","channel":"web","amount":"12.3400","currency":"EUR","exchange_rate":"1","ingested_at":"2024-03-01 00:00:00.000"}',
      { columns: ['day', 'channel', 'amount', 'currency', 'exchange_rate', 'ingested_at'] },
    );
    const { rows } = await shop.rows({
      sql: 'select day, amount, ingested_at from spend final where channel = {c:String}',
      params: { c: 'web' },
    });
    expect(rows).toEqual([{ day: '2024-03-01', amount: '12.34', ingested_at: '2024-03-01T00:00:00.000Z' }]);
  });
});
