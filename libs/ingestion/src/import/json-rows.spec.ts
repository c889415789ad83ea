import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';

let test: TestIngestion;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());

const event = (eventId: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    eventId,
    name: 'page_viewed',
    occurredAt: '2024-05-01T10:00:00Z',
    anonymousId: 'v1',
    ...more,
  });

/** The forms that are read as bytes, those that are not, and rows that are refused, mixed. */
const rows = [
  event('plain'),
  event('full', {
    ...{
      customerId: 'ada',
      sessionId: 's1',
      productId: 'p1',
      category: 'Füße',
      channel: 'email',
      device: 'mobile',
    },
    ...{
      value: 12.5,
      sequence: 3,
      properties: { colour: '紅', tags: ['a'] },
      url: 'https://shop.example/?q=1',
    },
  }),
  event('fraction', { occurredAt: '2024-05-01T10:00:00.123456Z' }),
  event('zone', { occurredAt: '2024-05-01T12:00:00+02:00' }),
  event('escape', { url: 'https://shop.example/\\"x"' }),
  event('unknown field', { colour: 'red' }),
  event('no time', { occurredAt: 'yesterday' }),
  event('twice', { value: 1 }),
  '{"eventId": "spaces" , "name":"page_viewed","occurredAt":"2024-05-01T10:00:00Z","customerId":7}',
  '{"eventId":"torn","name":"page_viewed"',
  event('large', { properties: { text: 'x'.repeat(40_000) } }),
  event('last'),
];

const stored = 'select * except (ingested_at), person from events order by event_id, customer_id, value';

async function storedRows(project: string): Promise<unknown[]> {
  const { rows: found } = await test.warehouse.project(project).rows({ sql: stored });
  return found;
}

describe('events of a file', () => {
  it.each([
    ['lines', rows.join('\n')],
    ['lines that end as on Windows', `${rows.join('\r\n')}\r\n`],
    ['an array', `[${rows.filter((row) => row.endsWith('}')).join(',\n')}]`],
  ])('are stored and refused as those of a request are: %s', async (name, body) => {
    const [file, request] = [`file-${name.length}`, `request-${name.length}`];
    for (const project of [file, request]) await test.project(project);
    const path = join(test.home, `${file}.json`);
    await writeFile(path, body);
    const summary = await test.ingestion.importFile(file, 'events', path);
    // A request is held to 32 KB an event, so its large one is left out here and looked for below.
    const contentType = body.startsWith('[') ? 'application/json' : 'application/x-ndjson';
    const answer = await test.ingestion.ingest(request, 'events', Readable.from([Buffer.from(body)]), {
      contentType,
      wait: true,
    });

    const fromFile = await storedRows(file);
    const fromRequest = await storedRows(request);
    const isLarge = (row: unknown) => (row as { event_id: string }).event_id === 'large';
    expect(fromFile.filter(isLarge)).toHaveLength(1);
    expect(fromFile.filter((row) => !isLarge(row))).toEqual(fromRequest);
    expect(fromRequest).toHaveLength(8);

    const refused = (await readFile(summary.rejectedFile!, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { row: number; code: string; path: string });
    expect(refused.map(({ row, code, path: place }) => [row - 1, code, place ?? ''])).toEqual(
      answer.rejected
        .filter(({ code }) => code !== 'too-long')
        .map((row) => [row.index, row.code, row.path ?? '']),
    );
    expect(summary.rows).toBe(answer.received);
    expect(summary.tables.events!.accepted).toBe(answer.accepted + 1);
  });
});

const order = (orderId: string | number, more: Record<string, unknown> = {}) =>
  JSON.stringify({ orderId, customerId: 'ada', orderedAt: '2024-05-01T10:00:00Z', gross: '20', ...more });

const item = { productId: 'p1', price: '9.99', quantity: 2 };

/** As above; the first ones are in a currency that no project had before. */
const orders = [
  order('undecided'),
  order('euro', { currency: 'EUR', items: [item, { productId: 'p2', category: '茶' }] }),
  order('plain'),
  order(7, { gross: 12.5, discount: 0.5, source: 'till', items: [item] }),
  order('lines', { gross: undefined, items: [item, item] }),
  order('zone', { orderedAt: '2024-05-01T12:00:00+02:00', updatedAt: '2024-05-03T10:00:00.5Z' }),
  order('dollar', { currency: 'USD' }),
  order('rated', { currency: 'USD', exchangeRate: '0.5', items: [item] }),
  order('escape', { campaign: 'spring "sale"' }),
  order('nothing', { gross: undefined }),
  order('discount', { discount: 21 }),
  order('unknown field', { colour: 'red' }),
  '{"orderId":"torn","customerId":"ada"',
  order('last'),
];

describe('orders of a file', () => {
  it.each([
    ['lines', orders.join('\n')],
    ['an array', `[${orders.filter((row) => row.endsWith('}')).join(',\n')}]`],
  ])('are stored and refused as those of a request are: %s', async (name, body) => {
    const [file, request] = [`orders-file-${name.length}`, `orders-request-${name.length}`];
    for (const project of [file, request]) await test.project(project);
    const path = join(test.home, `${file}.json`);
    await writeFile(path, body);
    const summary = await test.ingestion.importFile(file, 'orders', path);
    const answer = await test.ingestion.ingest(request, 'orders', Readable.from([Buffer.from(body)]), {
      contentType: body.startsWith('[') ? 'application/json' : 'application/x-ndjson',
      wait: true,
    });
    const [fromFile, fromRequest] = await Promise.all(
      [file, request].map(async (project) => {
        const sql = 'select * except (ingested_at) from orders final order by order_id';
        return (await test.warehouse.project(project).rows({ sql })).rows;
      }),
    );
    expect(fromFile).toEqual(fromRequest);
    expect(fromFile).toHaveLength(10);
    const refused = (await readFile(summary.rejectedFile!, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { row: number; code: string; path: string });
    expect(refused.map(({ row, code, path: place }) => [row - 1, code, place ?? ''])).toEqual(
      answer.rejected.map((row) => [row.index, row.code, row.path ?? '']),
    );
    expect(summary.rows).toBe(answer.received);
    expect(summary.tables.orders!.accepted).toBe(answer.accepted);
  });
});
