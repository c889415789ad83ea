import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '#core';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import type { TableName } from '../rows/row-type.js';
import { Erasures } from './erasures.js';

const who = 'Zebulon-Quagmire-4711';
const visitor = 'anon-quokka-8822';
const mail = 'zebulon.quagmire@marsupial.example';
const phone = '+49 170 9988776';
const signs = ['zebulon', 'quagmire', 'quokka', 'marsupial', '9988776'];

let test: TestIngestion;
let erasures: Erasures;
let shop: ProjectWarehouse;
let project: string;
let count = 0;

beforeAll(async () => {
  test = await openTestIngestion();
  erasures = new Erasures(test);
});
afterAll(() => test.close());

beforeEach(async () => {
  project = `shop${++count}`;
  shop = await test.project(project, 'EUR');
});

const send = (table: TableName, rows: readonly unknown[], wait = true) =>
  test.ingestion.ingest(project, table, Readable.from([rows.map((row) => JSON.stringify(row)).join('\n')]), {
    contentType: 'application/x-ndjson',
    wait,
  });

const order = (orderId: string, customerId: string, more: object = {}) => ({
  orderId,
  customerId,
  orderedAt: '2024-03-01T10:00:00Z',
  status: 'paid',
  currency: 'EUR',
  gross: '10.00',
  ...more,
});

const event = (eventId: string, more: object) => ({
  eventId,
  name: 'product_viewed',
  occurredAt: '2024-03-01T09:00:00Z',
  ...more,
});

/** Everybody's rows: the person's and those of two others. */
async function givenShop(): Promise<void> {
  await send('orders', [order('o1', who), order('o2', who), order('o3', 'ann'), order('o4', 'bob')]);
  await send('orders', [order('o1', who, { updatedAt: '2024-03-02T00:00:00Z', gross: '11.00' })]);
  // One that was another's before, and one that became another's.
  const old = { updatedAt: '2024-03-01T00:00:00Z' };
  await send('orders', [order('o5', 'ann', old), order('o6', who, old)]);
  await send('orders', [order('o5', who), order('o6', 'bob')]);
  const refund = { refundedAt: '2024-03-05T00:00:00Z', amount: '1.00', currency: 'EUR' };
  await send('refunds', [
    { refundId: 'r1', orderId: 'o1', ...refund },
    { refundId: 'r2', customerId: who, ...refund },
    { refundId: 'r3', orderId: 'o3', ...refund },
  ]);
  await send('customers', [
    { customerId: who, email: mail, phone, name: 'Zebulon Quagmire', attributes: { pet: 'quokka' } },
    { customerId: 'ann', email: 'ann@shop.example' },
  ]);
  await send('events', [
    event('e1', { anonymousId: visitor, url: 'https://shop.example/quokka' }),
    event('e2', { customerId: who, anonymousId: visitor, name: 'identify' }),
    event('e3', { customerId: who, properties: { search: 'marsupial' } }),
    event('e4', { customerId: 'ann', anonymousId: 'shared-tablet' }),
    event('e5', { customerId: who, anonymousId: 'shared-tablet' }),
    event('e6', { anonymousId: 'shared-tablet' }),
  ]);
  await send('orders', [
    { ...order('o9', who), gross: 'much' },
    { ...order('o10', 'ann'), gross: 'much' },
  ]);
  await send('customers', [{ customerId: 'x', email: mail, shoeSize: 47 }]);
}

async function givenPeople(): Promise<void> {
  const person = async (id: string) =>
    (await shop.rows<{ p: string }>({ sql: 'select sipHash64(0, {id:String}) as p', params: { id } }))
      .rows[0]!.p;
  const members = [
    { audience_id: 'a1', run_id: 'run1', person: await person(who), customer_id: who },
    { audience_id: 'a1', run_id: 'run1', person: await person('ann'), customer_id: 'ann' },
  ];
  const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
  await shop.insert('audience_members', lines(members));
  await shop.insert('audience_changes', lines(members.map((row) => ({ ...row, change: 1 }))));
  const snapshot = { day: '2024-03-01', recency_days: 1, frequency: 1, monetary: '1', r: 1, f: 1, m: 1 };
  await shop.insert(
    'rfm_snapshots',
    lines(
      [who, 'ann'].map((customer_id) => ({ ...snapshot, customer_id, segment: 'New', definition_hash: 'x' })),
    ),
  );
}

/** What somebody wrote down about the person, and about another one. */
async function givenTexts(): Promise<void> {
  const { id: ownerId } = await test.metadata.users.create({
    email: `${project}@shop.example`,
    role: 'admin',
  });
  const view = { project, ownerId, page: 'customers', shared: true };
  await test.metadata.savedViews.create({ ...view, name: 'Ann', address: '?id=ann' });
  await test.metadata.savedViews.create({
    ...view,
    name: 'Him',
    address: `?search=${encodeURIComponent(mail)}`,
  });
  await test.metadata.audiences.create({
    ...{
      project,
      name: `Friends of ${who}`,
      description: '',
      kind: 'live',
      holdoutPercent: 0,
      createdBy: 'user:u1',
    },
    rule: { type: 'profile', property: 'email', is: [mail, 'ann@shop.example'] },
  });
  await test.metadata.reports.create({
    ...{ project, name: 'One customer', period: 'day', comparison: [], cron: null, timeZone: 'UTC' },
    ...{ language: 'en', channels: [], enabled: true, definitionHash: 'x', createdBy: 'user:u1' },
    blocks: [{ type: 'analysis', analysis: 'customer', parameters: { customerId: who } }],
  });
}

async function givenFiles(): Promise<void> {
  await mkdir(join(test.home, 'imports'), { recursive: true });
  const rejected = [who, 'ann'].map((id) =>
    JSON.stringify({ row: 1, code: 'invalid-date', raw: `1;${id};x` }),
  );
  await writeFile(join(test.home, 'imports', 'file.rejected.ndjson'), `${rejected.join('\n')}\n`);
  const list = async (name: string, format: string, text: string) => {
    const folder = join(test.home, 'exports', name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'list'), text);
    const record = {
      id: name,
      project,
      audienceId: 'a1',
      runId: 'run1',
      format,
      rows: 2,
      bytes: text.length,
    };
    await writeFile(join(folder, 'export.json'), JSON.stringify({ ...record, sha256: sha256(text) }));
  };
  await list('csv', 'csv', `"customerId","email"\r\n"${who}","${mail}"\r\n"ann","ann@shop.example"\r\n`);
  await list(
    'meta',
    'meta',
    `"email","value"\r\n"${sha256(mail)}","1"\r\n"${sha256('ann@shop.example')}","2"\r\n`,
  );
  await list('parquet', 'parquet', `PAR1 ${who} PAR1`);
  const folder = join(test.home, 'reports', project, 'r1');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '1-rfm.csv'), `"customerId","net"\n"${who}","5"\n"ann","6"\n`);
  await writeFile(join(test.home, 'engine', 'engine.log.0.gz'), gzipSync(`Error: 'x' = '${who}'\n`));
}

/** The files of the home that hold one of the signs in plain bytes, in any case of letters. */
async function filesWithSigns(): Promise<string[]> {
  const entries = await readdir(test.home, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').toLowerCase();
    if (signs.some((sign) => text.includes(sign))) found.push(path.slice(test.home.length + 1));
  }
  return found.sort();
}

const tables = [
  'orders',
  'refunds',
  'events',
  'customers',
  'rejected_rows',
  'audience_members',
  'audience_changes',
  'rfm_snapshots',
];

/** The rows of every table, as text: 2 lists, those with a sign and how many have none. */
async function rowsBySign(): Promise<Record<string, [withSign: number, others: number]>> {
  const counts: Record<string, [number, number]> = {};
  for (const table of tables) {
    const rows = (await shop.rows({ sql: `select * from ${table}` })).rows.map((row) =>
      JSON.stringify(row).toLowerCase(),
    );
    const withSign = rows.filter((row) => signs.some((sign) => row.includes(sign))).length;
    counts[table] = [withSign, rows.length - withSign];
  }
  return counts;
}

describe('an erasure', () => {
  it('takes somebody out of every table, segment and file within a minute, and nobody else', async () => {
    await givenShop();
    await givenPeople();
    await givenFiles();
    await givenTexts();
    // A query that fails with the id bound to it: the engine's log keeps the text.
    const failing = { sql: 'select throwIf(position({id:String}, materialize(1)) = 0)', params: { id: who } };
    await shop.rows(failing).catch(() => undefined);
    const before = await rowsBySign();
    expect((await filesWithSigns()).length).toBeGreaterThan(8);
    const waiting = test.ingestion.ingest(
      project,
      'orders',
      Readable.from([JSON.stringify(order('o20', who)), '\n', JSON.stringify(order('o21', 'ann'))]),
      { contentType: 'application/x-ndjson' },
    );
    await waiting;

    const startedAt = Date.now();
    const { id } = await erasures.request(project, { customerId: who }, 'test');
    await erasures.carryOut(project);

    expect(await filesWithSigns()).toEqual([]);
    expect(Date.now() - startedAt).toBeLessThan(60_000);
    await test.ingestion.drain();
    const after = await rowsBySign();
    expect(Object.values(after).map(([withSign]) => withSign)).toEqual(tables.map(() => 0));
    const request = await test.metadata.erasureRequests.get(project, id);
    expect(request.doneAt).not.toBeNull();
    expect(request.customerId).toBe('');
    expect(request.counts).toMatchObject({
      audience_members: 1,
      audience_changes: 1,
      rfm_snapshots: 1,
      customers: 1,
      refunds: 2,
      rejected_rows: 2,
      imports: 1,
      exports: 3,
      reports: 1,
      saved_views: 1,
      audience_rules: 1,
      report_definitions: 1,
    });
    expect((await test.metadata.savedViews.list(project, 'nobody')).map(({ name }) => name)).toEqual(['Ann']);
    // e1, e2, e3, e5; e6 may be of whoever else held the tablet.
    expect(request.counts).toMatchObject({ events: 4 });
    expect(after.events).toEqual([0, 2]);
    expect(after.customers).toEqual([0, before.customers![1]]);
    expect(after.rfm_snapshots).toEqual([0, before.rfm_snapshots![1]]);
    expect(await readFile(join(test.home, 'exports', 'csv', 'list'), 'utf8')).toBe(
      '"customerId","email"\r\n"ann","ann@shop.example"\r\n',
    );
    const { rows } = await shop.rows<{ id: string }>({
      sql: 'select order_id as id from orders final order by id',
    });
    expect(rows.map((row) => row.id)).toEqual(['o21', 'o3', 'o4', 'o6']);
  });

  it('goes on where it was cut off, whenever the engine is killed', async () => {
    await givenShop();
    await givenPeople();
    const { id } = await erasures.request(project, { customerId: who }, 'test');
    const isDone = { now: false };
    const killing = (async () => {
      for (let round = 0; round < 8 && !isDone.now; round++) {
        await sleep(100 + Math.random() * 900);
        if (!isDone.now) await test.killEngine();
      }
    })().catch(() => undefined);
    for (let attempt = 0; (await test.metadata.erasureRequests.get(project, id)).doneAt === null; attempt++) {
      expect(attempt).toBeLessThan(30);
      await erasures.carryOut(project).catch(() => sleep(100));
    }
    isDone.now = true;
    await killing;
    expect(await filesWithSigns()).toEqual([]);
    const { counts } = await test.metadata.erasureRequests.get(project, id);
    expect(counts).toMatchObject({ events: 4, customers: 1, refunds: 2, audience_members: 1 });
    const { rows } = await shop.rows({ sql: 'select order_id as id from orders final order by id' });
    expect(rows).toEqual(['o3', 'o4', 'o6'].map((one) => ({ id: one })));
    expect((await shop.rows({ sql: 'select * from erased_keys' })).rows).toEqual([]);
  }, 120_000);

  it('keeps the person out, whatever comes again by whichever door, and adds up', async () => {
    await givenShop();
    await erasures.request(project, { customerId: who }, 'test');
    await erasures.carryOut(project);
    const before = await test.ingestion.status(project);
    const refund = { refundedAt: '2024-03-05T00:00:00Z', amount: '1.00', currency: 'EUR' };
    const again: [TableName, object[]][] = [
      ['orders', [order('o1', who), order('o30', who), order('o2', 'guest'), order('o31', 'ann')]],
      ['refunds', [{ refundId: 'r9', orderId: 'o1', ...refund }]],
      ['customers', [{ customerId: who }, { customerId: mail, email: mail }]],
      ['events', [event('e1', { anonymousId: visitor }), event('e9', { customerId: who })]],
    ];
    for (const [table, rows] of again) {
      const { rejected, accepted } = await send(table, rows);
      const codes = rejected.map(({ code }) => code);
      expect([table, codes.every((code) => code === 'erased')]).toEqual([table, true]);
      expect([table, accepted]).toEqual([table, table === 'orders' ? 1 : 0]);
    }
    // Rejected for something else: the text is not kept either.
    await send('orders', [
      { ...order('o40', who), gross: 'much' },
      { ...order('o41', 'ann'), gross: 'much' },
    ]);
    const { rows } = await shop.rows<{ raw: string; n: string }>({
      sql: "select raw, count() as n from rejected_rows where code != 'erased' group by raw order by raw",
    });
    expect(rows.filter(({ raw }) => raw !== '').every(({ raw }) => raw.includes('ann'))).toBe(true);
    expect(rows.find(({ raw }) => raw === '')?.n).toBe('1');
    expect(await filesWithSigns()).toEqual([]);
    const after = await test.ingestion.status(project);
    for (const table of ['orders', 'refunds', 'customers', 'events'] as const) {
      const { received, stored, duplicate, rejected, waiting } = after[table];
      expect(received).toBe(stored + duplicate + rejected + waiting);
    }
    expect(after.orders.received - before.orders.received).toBe(6);
    expect(after.orders.rejected - before.orders.rejected).toBe(5);
  });

  it('takes everything that was merged with the person, by whichever id it is asked for', async () => {
    await send('orders', [order('m1', 'old-quokka'), order('m2', who), order('m3', 'ann')]);
    await send('events', [
      event('a1', { name: 'alias', customerId: who, anonymousId: 'old-quokka' }),
      event('a2', { anonymousId: 'quokka-phone' }),
      event('a3', { name: 'order_completed', anonymousId: 'quokka-phone', properties: { order_id: 'm2' } }),
      event('a4', { anonymousId: 'tablet' }),
      event('a5', { customerId: who, anonymousId: 'tablet' }),
      event('a6', { customerId: 'ann', anonymousId: 'tablet', occurredAt: '2024-03-02T09:00:00Z' }),
    ]);
    const { id } = await erasures.request(project, { customerId: 'old-quokka' }, 'test');
    await erasures.carryOut(project);
    expect(await filesWithSigns()).toEqual([]);
    expect((await test.metadata.erasureRequests.get(project, id)).counts).toMatchObject({
      orders: 2,
      events: 4,
    });
    const { rows } = await shop.rows({
      sql: `select
    (select groupArray(order_id) from orders final) as orders,
    (select arraySort(groupArray((event_id, customer_id))) from person_events) as events`,
    });
    // The tablet is hers now, as far as anybody knows.
    expect(rows).toEqual([
      {
        orders: ['m3'],
        events: [
          ['a4', 'ann'],
          ['a6', 'ann'],
        ],
      },
    ]);
    const { rejected } = await send('events', [event('a7', { anonymousId: 'quokka-phone' })]);
    expect(rejected).toMatchObject([{ code: 'erased' }]);
  });

  it('of a visitor takes the events under that id and leaves the customers', async () => {
    await givenShop();
    const { id } = await erasures.request(project, { anonymousId: 'shared-tablet' }, 'test');
    await erasures.carryOut(project);
    expect((await test.metadata.erasureRequests.get(project, id)).counts).toEqual({
      ...{ events: 3, event_keys: 3, identity_links: 2, merged_persons: 1 },
    });
    const { rows } = await shop.rows({ sql: 'select event_id as id from events order by id' });
    expect(rows).toEqual(['e1', 'e2', 'e3'].map((one) => ({ id: one })));
    expect((await shop.rows({ sql: 'select count() as n from orders final' })).rows).toEqual([{ n: '6' }]);
    const { rejected } = await send('events', [event('e20', { anonymousId: 'shared-tablet' })]);
    expect(rejected).toMatchObject([{ code: 'erased', path: '/anonymousId' }]);
  });

  it('of a shop takes its orders and the customers that no other source knows', async () => {
    await send('orders', [
      order('s1', 'only-shopify', { source: 'shopify' }),
      order('s2', 'both', { source: 'shopify' }),
      order('w1', 'both', { source: 'shop-two' }),
      order('f1', 'file'),
    ]);
    await send('customers', [{ customerId: 'only-shopify' }, { customerId: 'both' }, { customerId: 'file' }]);
    const { erasureRequests } = test.metadata;
    const { id } = await erasureRequests.requestErasure(project, '', 'shop/redact', { source: 'shopify' });
    const empty = await erasureRequests.requestErasure(project, '', 'names nobody');
    await erasures.carryOut(project);
    expect((await erasureRequests.get(project, id)).counts).toEqual({ orders: 2, customers: 1 });
    expect((await erasureRequests.get(project, empty.id)).counts).toEqual({});
    const { rows } = await shop.rows({ sql: 'select order_id as id from orders final order by id' });
    expect(rows).toEqual([{ id: 'f1' }, { id: 'w1' }]);
    const left = await shop.rows({ sql: 'select customer_id as id from customers final order by id' });
    expect(left.rows).toEqual([{ id: 'both' }, { id: 'file' }]);
    const again = await send('orders', [order('s9', 'only-shopify', { source: 'shopify' })]);
    expect(again.accepted).toBe(1);
  });

  it('of ids that look like numbers of a rule or amounts of a report changes neither, and holds nobody up', async () => {
    await test.metadata.reports.create({
      ...{ project, name: 'Report for 2592000', period: 'day', comparison: [], cron: null, timeZone: 'UTC' },
      ...{ language: 'en', channels: [], enabled: true, definitionHash: 'x', createdBy: 'user:u1' },
      blocks: [
        { type: 'analysis', analysis: 'funnel', parameters: { windowSeconds: 2592000, steps: ['2592000'] } },
      ],
    });
    await mkdir(join(test.home, 'exports', 'torn'), { recursive: true });
    await writeFile(join(test.home, 'exports', 'torn', 'export.json'), '');
    await writeFile(join(test.home, 'engine', 'engine.log.7.gz'), gzipSync('x'.repeat(999)).subarray(0, 20));
    await erasures.request(project, { customerId: '2592000' }, 'asked');
    await erasures.request(project, { customerId: 'zoe' }, 'asked');
    await erasures.carryOut(project);
    expect(await test.metadata.erasureRequests.open(project)).toEqual([]);
    const { items } = await test.metadata.reports.list(project);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      name: 'Report for *******',
      blocks: [{ parameters: { windowSeconds: 2592000, steps: ['*******'] } }],
    });
  });

  it('leaves the size of an audience that of its list', async () => {
    await givenShop();
    const audience = await test.metadata.audiences.create({
      project,
      name: 'all',
      rule: {},
      createdBy: 'test',
    });
    const make = { project, audienceId: audience.id, asOf: new Date(), definitionHash: 'x' };
    const run = await test.metadata.audienceRuns.start(make);
    const facts = { watermark: null, size: 2, checksum: 'old', entered: 2, left: 0 };
    await test.metadata.audienceRuns.publish(run.id, facts);
    const rows = [who, 'ann'].map((customer_id) => ({
      audience_id: audience.id,
      run_id: run.id,
      customer_id,
    }));
    for (const row of rows) {
      const { rows: keys } = await shop.rows<{ person: string }>({
        sql: 'select sipHash64(0, {id:String}) as person',
        params: { id: row.customer_id },
      });
      const line = { ...row, person: keys[0]!.person };
      await shop.insert('audience_members', JSON.stringify(line));
      await shop.insert('audience_changes', JSON.stringify({ ...line, change: 1 }));
    }
    await erasures.request(project, { customerId: who }, 'test');
    await erasures.carryOut(project);
    const left = await test.metadata.audienceRuns.get(project, run.id);
    expect(left).toMatchObject({ size: 1, entered: 1, left: 0 });
    expect(left.checksum).toMatch(/^[0-9a-f]{32}$/);
  });
});
