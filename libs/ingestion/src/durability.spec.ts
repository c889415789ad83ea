import { open as openFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../testing/src/test.ingestion.js';
import { Ingestion } from './ingestion.js';
import { type Frame, frameKinds } from './spool/frame.js';

let test: TestIngestion;
let shop: ProjectWarehouse;
let project = 0;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());

beforeEach(async () => {
  shop = await test.project(`shop${++project}`, 'EUR');
});

/** An ingestion with a spool of its own, as another process has it. */
const open = (folder: string) =>
  Ingestion.open({ home: join(test.home, folder), warehouse: test.warehouse, metadata: test.metadata });

const events = (from: number, to: number, name = 'viewed') =>
  Array.from({ length: to - from }, (_, index) =>
    JSON.stringify({
      eventId: `e${from + index}`,
      name,
      occurredAt: '2024-01-01T00:00:00Z',
      customerId: `c${(from + index) % 97}`,
    }),
  ).join('\n');

const send = (ingestion: Ingestion, body: string) =>
  ingestion.ingest(shop.project, 'events', Readable.from([body]), { contentType: 'application/x-ndjson' });

const count = async () =>
  (
    await shop.rows<{ n: string; ids: string; names: string[] }>({
      sql: 'select count() as n, uniqExact(event_id) as ids, groupUniqArray(name) as names from events',
    })
  ).rows[0];

describe('the engine killed at any moment', () => {
  it('loses nothing that was acknowledged and doubles nothing', async () => {
    const ingestion = await open(`kill${project}`);
    let acknowledged = 0;
    const isDone = { now: false };
    const killing = (async () => {
      while (!isDone.now) {
        await sleep(150 + Math.random() * 500);
        await test.killEngine().catch(() => undefined);
      }
    })();
    for (let batch = 0; batch < 30; batch++) {
      // Every batch overlaps with the one before it.
      const { accepted } = await send(ingestion, events(batch * 900, batch * 900 + 1000));
      acknowledged += accepted;
      await sleep(60);
    }
    isDone.now = true;
    await killing;
    await ingestion.drain();
    expect(acknowledged).toBe(30_000);
    expect(await count()).toMatchObject({ n: '27100', ids: '27100' });
    const { events: status } = await ingestion.status(shop.project);
    expect(status).toEqual({ received: 30_000, stored: 27_100, duplicate: 2_900, rejected: 0, waiting: 0 });
    await ingestion.close();
  }, 120_000);

  it('never leaves two versions of an event, nor none, when content is replaced', async () => {
    const ingestion = await open(`replace${project}`);
    await send(ingestion, events(0, 5_000, 'version0'));
    await ingestion.drain();
    for (let version = 1; version <= 4; version++) {
      await send(ingestion, events(0, 5_000, `version${version}`));
      await ingestion.spool.rollAll();
      await sleep(Math.random() * 400);
      await test.killEngine().catch(() => undefined);
      await ingestion.drain();
      expect(await count()).toEqual({ n: '5000', ids: '5000', names: [`version${version}`] });
    }
    await ingestion.close();
  }, 120_000);
});

describe('what a kill left half-written beside a segment', () => {
  it.each(['', '{"'])('does not keep it from being loaded: %j', async (torn) => {
    const ingestion = await open(`torn${project}`);
    await send(ingestion, events(0, 100));
    const [segment] = await ingestion.spool.segmentIds(shop.project, 'events');
    const folder = ingestion.spool.folderOf(shop.project, 'events');
    await writeFile(join(folder, `${segment}.ready.counts.json`), torn);
    await ingestion.drain();
    expect(await count()).toMatchObject({ n: '100' });
    const { events: status } = await ingestion.status(shop.project);
    expect(status).toEqual({ received: 100, stored: 100, duplicate: 0, rejected: 0, waiting: 0 });
    expect((await readdir(folder)).filter((name) => name.includes(segment!))).toEqual([]);
    await ingestion.close();
  });
});

describe('the loss of power', () => {
  it('between events and their keys doubles nothing, though the token is lost, too', async () => {
    const ingestion = await open(`power${project}`);
    await send(ingestion, events(0, 100));
    await ingestion.drain();
    await send(ingestion, events(0, 50, 'changed'));
    await ingestion.drain();
    // As the disk may have it: the events, and neither their keys nor that their block was inserted.
    await shop.command({ sql: 'truncate table event_keys' });
    const folder = ingestion.spool.folderOf(shop.project, 'events');
    await send(ingestion, events(0, 120));
    const [segment] = await ingestion.spool.segmentIds(shop.project, 'events');
    const counts = { [`${segment}:0-120`]: { stored: 120, duplicate: 0 } };
    await writeFile(join(folder, `${segment}.ready.counts.json`), JSON.stringify(counts));
    await ingestion.drain();
    expect(await count()).toEqual({ n: '120', ids: '120', names: ['viewed'] });
    await ingestion.close();
  });
});

describe('a disk that changes what waits', () => {
  // Of a frame: its length, count, kind and checksum, then the rows.
  it.each([
    ['the head of the segment', 20, 0],
    ['the last rows', -30, 100],
  ])('in %s: what can be read is loaded, and the rest is counted and told', async (_where, place, good) => {
    const ingestion = await open(`damaged${project}`);
    await send(ingestion, events(0, 100));
    await send(ingestion, events(100, 130));
    const folder = ingestion.spool.folderOf(shop.project, 'events');
    const name = (await readdir(folder)).find((one) => one.endsWith('.open'))!;
    const bytes = await readFile(join(folder, name));
    const at = place < 0 ? bytes.length + place : place;
    const file = await openFile(join(folder, name), 'r+');
    await file.write(Buffer.from([bytes[at]! ^ 1]), 0, 1, at);
    await file.close();
    await ingestion.drain();
    expect(await count()).toMatchObject({ n: String(good) });
    const { events: status } = await ingestion.status(shop.project);
    const lost = 130 - good;
    expect(status).toEqual({ received: 130, stored: good, duplicate: 0, rejected: lost, waiting: 0 });
    const { rows } = await shop.rows({ sql: 'select code, message from rejected_rows final' });
    expect(rows).toEqual([{ code: 'damaged', message: expect.stringMatching(`^${lost} rows`) }]);
    await ingestion.close();
  });
});

describe('two processes on one home', () => {
  it('load the same events once', async () => {
    const folder = `two${project}`;
    const [one, two] = [await open(folder), await open(folder)];
    await Promise.all(
      [0, 1, 2, 3].flatMap((part) => [
        send(one, events(part * 500, part * 500 + 1000)),
        send(two, events(part * 500, part * 500 + 1000)),
      ]),
    );
    await Promise.all([one.drain(), two.drain()]);
    expect(await count()).toMatchObject({ n: '2500', ids: '2500' });
    const { events: status } = await one.status(shop.project);
    expect(status).toEqual({ received: 8_000, stored: 2_500, duplicate: 5_500, rejected: 0, waiting: 0 });
    await Promise.all([one.close(), two.close()]);
  });
});

describe('a row that the warehouse refuses', () => {
  it('is found and put aside, and the others are loaded', async () => {
    const ingestion = await open(`poison${project}`);
    const line = (id: number, at: string) =>
      `${JSON.stringify([`p${id}`, 'n', at, 'c', '', '', '', '', '', '', '', '', '', null, 0, '', '{}', '2024-01-01 00:00:00.000'])}\n`;
    const lines = Array.from({ length: 100 }, (_, id) =>
      line(id, id === 37 ? 'never' : '2024-01-01 00:00:00.000'),
    );
    const frame: Frame = { kind: frameKinds.rows, count: 100, payload: Buffer.from(lines.join('')) };
    await ingestion.append(shop.project, 'events', [frame], 'requests');
    await ingestion.drain();
    expect(await count()).toMatchObject({ n: '99' });
    const { rows } = await shop.rows<{ code: string; raw: string }>({
      sql: 'select code, raw from rejected_rows final',
    });
    expect(rows).toEqual([{ code: 'refused-by-warehouse', raw: lines[37]!.trim() }]);
    expect((await ingestion.status(shop.project)).events).toMatchObject({
      received: 100,
      stored: 99,
      rejected: 1,
    });
    await ingestion.close();
  });
});
