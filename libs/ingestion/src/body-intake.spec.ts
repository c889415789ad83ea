import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Problem } from '#core';
import { openTestIngestion, type TestIngestion } from '../../testing/src/test.ingestion.js';
import { takeBuffer } from './spare-buffers.js';

let test: TestIngestion;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());

it('keeps its rows from others while they are written, though the body breaks off meanwhile', async () => {
  const shop = await test.project('shop', 'EUR');
  const intake = await test.ingestion.begin('shop', 'events', 'application/x-ndjson');
  const events = Array.from({ length: 40_000 }, (_, id) =>
    JSON.stringify({
      eventId: `e${id}`,
      name: 'viewed',
      occurredAt: '2024-01-01T00:00:00Z',
      customerId: 'c',
    }),
  );
  const writing = intake.push(Buffer.from(`${events.join('\n')}\n`));
  expect(writing).toBeInstanceOf(Promise);
  const failing = intake.fail(new Problem('cancelled', 'The client went away'), false);
  // As the next large bodies do, whoever sends them.
  for (let taken = 0; taken < 4; taken++) {
    for (let exponent = 13; exponent < 25; exponent++) takeBuffer(2 ** exponent).fill(0);
  }
  await expect(failing).rejects.toMatchObject({ code: 'cancelled' });
  await writing;
  await test.ingestion.drain();
  const { rows } = await shop.rows({
    sql: 'select count() as n, uniqExact(event_id) as ids, any(name) as name from events',
  });
  expect(rows).toEqual([{ n: '40000', ids: '40000', name: 'viewed' }]);
});
