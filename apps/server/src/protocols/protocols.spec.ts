import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { startTestServer, type Answer, type TestServer } from '../testing/test-server.js';

const year = 365 * 86_400_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Row = Record<string, unknown>;

const rows = async (sql: string, params: Record<string, string> = {}) =>
  (await server.clientele.warehouse.project('default').rows<Row>({ sql, params })).rows;

interface Sent {
  path?: string;
  key?: string;
  headers?: Record<string, string>;
}

async function send(body: unknown, { path = '/v1/batch', key, headers }: Sent = {}) {
  const auth = key === undefined ? basic(server.keys.ingest) : key;
  const response = await fetch(`${server.url}${path}?wait=true`, {
    method: 'POST',
    headers: { ...(auth ? { authorization: auth } : {}), ...headers },
    body: (typeof body === 'string' || body instanceof Uint8Array
      ? body
      : JSON.stringify(body)) as RequestInit['body'],
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
}

const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

const track = (id: string, fields: object = {}) => ({
  type: 'track',
  messageId: id,
  userId: `customer-${id}`,
  event: 'Product Viewed',
  timestamp: '2026-03-01T10:00:00.000Z',
  properties: { product_id: 'p1' },
  ...fields,
});

const eventsOf = (id: string) =>
  rows(
    'select name, occurred_at, customer_id, anonymous_id, properties from events where event_id = {id:String}',
    {
      id,
    },
  );

describe('a write key', () => {
  const one = (id: string) => ({ batch: [track(id)] });

  it.each([
    ['Basic, as Segment sends it', (id: string) => send(one(id))],
    ['Bearer', (id: string) => send(one(id), { key: `Bearer ${server.keys.ingest}` })],
    ['writeKey in the body', (id: string) => send({ ...one(id), writeKey: server.keys.ingest }, { key: '' })],
    [
      'X-Write-Key, of two parts',
      (id: string) => send(one(id), { key: '', headers: { 'x-write-key': `${server.keys.ingest}:s` } }),
    ],
  ])('is taken from %s', async (way, post) => {
    const { status, body } = await post(`key-${way}`);
    expect({ status, success: body.success }).toEqual({ status: 200, success: true });
    expect(await eventsOf(`key-${way}`)).toHaveLength(1);
  });

  it('that is wrong or missing is refused', async () => {
    expect((await send(one('k1'), { key: basic('clk_none') })).status).toBe(401);
    expect((await send({ ...one('k1'), writeKey: 'nobody' }, { key: '' })).status).toBe(401);
    expect((await send(one('k1'), { key: '' })).status).toBe(401);
    expect((await send({ api_key: 'phc_x', batch: [] }, { path: '/batch/', key: '' })).status).toBe(401);
    expect((await send(one('k1'), { key: basic(server.keys.read) })).status).toBe(403);
    expect(await eventsOf('k1')).toEqual([]);
  });

  it('of a page may do nothing but send', async () => {
    const headers = { origin: 'https://shop.example' };
    const wide = await send(one('k2'), { key: basic(server.keys.admin), headers });
    expect({ status: wide.status, code: wide.body.code }).toEqual({ status: 403, code: 'forbidden' });
    expect((await send(one('k2'), { headers })).status).toBe(200);
  });
});

describe('a batch', () => {
  it('that is sent again leaves everything as it was', async () => {
    const batch = [
      track('again-1'),
      track('again-2', {
        event: 'Order Completed',
        properties: { order_id: 'again-o', revenue: 10, currency: 'EUR', products: [{ product_id: 'p1' }] },
      }),
      track('again-3', { event: 'Order Refunded', properties: { order_id: 'again-o' } }),
      {
        type: 'identify',
        messageId: 'again-4',
        userId: 'again-c',
        timestamp: '2026-03-01T10:00:00Z',
        traits: { a: 1 },
      },
    ];
    const counts = async () => ({
      events: await rows("select count() as n from events where event_id like 'again-%'"),
      orders: await rows(
        "select count() as n, sum(gross) as gross from orders final where order_id = 'again-o'",
      ),
      refunds: await rows(
        "select count() as n, sum(amount) as amount from refunds final where order_id = 'again-o'",
      ),
      customers: await rows("select count() as n from customers final where customer_id = 'again-c'"),
    });
    await send({ batch, sentAt: new Date().toISOString() });
    const before = await counts();
    expect(before).toEqual({
      events: [{ n: '3' }],
      orders: [{ n: '1', gross: '10' }],
      refunds: [{ n: '1', amount: '10' }],
      customers: [{ n: '1' }],
    });
    for (let time = 0; time < 2; time++) {
      const { status } = await send({ batch, sentAt: new Date().toISOString() });
      expect(status).toBe(200);
    }
    expect(await counts()).toEqual(before);
  });

  it('gives its context to its messages, whose own comes first', async () => {
    const context = { page: { url: 'https://shop.example/a' }, campaign: { source: 'mail', name: 'spring' } };
    await send({
      context,
      batch: [
        track('context-1'),
        track('context-2', { context: { page: { url: 'https://shop.example/b' } } }),
      ],
    });
    expect(
      await rows(
        "select url, channel, campaign from events where event_id like 'context-%' order by event_id",
      ),
    ).toEqual([
      { url: 'https://shop.example/a', channel: 'mail', campaign: 'spring' },
      { url: 'https://shop.example/b', channel: 'mail', campaign: 'spring' },
    ]);
  });

  it('that is partly wrong keeps the good messages, and the bad ones beside them', async () => {
    const { status, body } = await send({
      batch: [
        track('good-1'),
        track('bad-1', { userId: undefined }),
        track('bad-2', { event: undefined }),
        { type: 'shout', userId: 'u' },
        'no object',
        track('bad-3', { properties: { text: 'x'.repeat(33 * 1024) } }),
        track('bad-4', { timestamp: 'yesterday' }),
        track('good-2'),
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: false, received: 8, accepted: 2, rejectedCount: 6 });
    expect(body.rejected!.map(({ index, code, path }) => [index, code, path])).toEqual([
      [1, 'missing-field', '/userId'],
      [2, 'missing-field', '/event'],
      [3, 'not-allowed', '/type'],
      [4, 'wrong-type', ''],
      [5, 'too-long', ''],
      [6, 'invalid-date', '/timestamp'],
    ]);
    expect(await rows("select count() as n from events where event_id in ('good-1', 'good-2')")).toEqual([
      { n: '2' },
    ]);
    const kept = await rows("select raw from rejected_rows final where path = '/userId'");
    expect(JSON.parse(kept[0]!.raw as string)).toMatchObject({ messageId: 'bad-1' });
  });

  it('with an order that is wrong keeps the event, and the order aside', async () => {
    const properties = { order_id: 'odd', revenue: 'a lot', currency: 'EUR' };
    const { body } = await send({ batch: [track('odd-1', { event: 'Order Completed', properties })] });
    expect(body).toMatchObject({ success: false, accepted: 0 });
    expect(body.rejected).toMatchObject([{ index: 0, code: 'invalid-money', path: '/properties/revenue' }]);
    expect(await eventsOf('odd-1')).toMatchObject([{ name: 'order_completed' }]);
    expect(await rows("select table from rejected_rows final where path = '/properties/revenue'")).toEqual([
      { table: 'orders' },
    ]);
  });

  it('has at most 500 KB, and a message at most 32', async () => {
    const wide = (kilobytes: number) => ({ properties: { text: 'x'.repeat(kilobytes * 1024) } });
    const almost = Array.from({ length: 15 }, (_, index) => track(`wide-${index}`, wide(31)));
    expect((await send({ batch: almost })).body).toMatchObject({ success: true, accepted: 15 });
    const over = await send({ batch: [...almost, ...almost.slice(0, 2)] });
    expect({ status: over.status, code: over.body.code }).toEqual({ status: 413, code: 'payload-too-large' });
    const bomb = gzipSync(Buffer.alloc(2 * 1024 * 1024, ' '));
    expect((await send(bomb, { headers: { 'content-encoding': 'gzip' } })).status).toBe(413);
    // The same without the header, as browsers' SDKs do it.
    expect((await send(bomb)).status).toBe(413);
  });

  it('that is no batch is refused', async () => {
    for (const [body, code] of [
      ['{"batch": [', 'invalid-json'],
      ['[]', 'invalid-body'],
      ['{"batch": {}}', 'invalid-body'],
      [Buffer.from([0x7b, 0x22, 0xff]), 'invalid-encoding'],
      [Buffer.from([0x1f, 0x8b, 0x08, 0x00]), 'invalid-encoding'],
      [`{"batch": [${'['.repeat(100_000)}`, 'invalid-json'],
    ] as const) {
      const answer = await send(body);
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code });
    }
  });

  it('is understood whatever its label says', async () => {
    const body = gzipSync(JSON.stringify({ batch: [track('label')] }));
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(body, { headers })).body).toMatchObject({ success: true, accepted: 1 });
  });

  it('keeps an id of 18 digits that was sent as a number', async () => {
    const text = JSON.stringify({
      batch: [
        track('digits', {
          event: 'Order Completed',
          properties: { order_id: 'N', revenue: 5, currency: 'EUR' },
        }),
      ],
    });
    await send(text.replace('"N"', '123456789012345678'));
    expect(
      await rows("select order_id from orders final where order_id = '123456789012345678'"),
    ).toHaveLength(1);
  });
});

describe('the time of a message', () => {
  const timeOf = async (id: string) => Date.parse((await eventsOf(id))[0]!.occurred_at as string);

  it.each([
    ['years ahead', 12 * year],
    ['years behind', -12 * year],
    ['an hour ahead', 3_600_000],
  ])('is put right when the clock of its sender is %s', async (name, error) => {
    const wrong = Date.now() + error;
    const id = `clock-${name}`;
    await send({
      batch: [track(id, { timestamp: new Date(wrong - 60_000).toISOString() })],
      sentAt: new Date(wrong).toISOString(),
    });
    expect(Math.abs((await timeOf(id)) - (Date.now() - 60_000))).toBeLessThan(120_000);
  });

  it('stays its own when the clock is right, also for what happened long ago', async () => {
    await send({ batch: [track('clock-right')], sentAt: new Date().toISOString() });
    expect(await timeOf('clock-right')).toBe(Date.parse('2026-03-01T10:00:00.000Z'));
  });

  it('far ahead without a word on the clock is not believed', async () => {
    const { body } = await send({ batch: [track('clock-ahead', { timestamp: '2199-01-01T00:00:00Z' })] });
    expect(body.rejected).toMatchObject([{ code: 'future-date', path: '/occurredAt' }]);
  });
});

describe('an order', () => {
  const order = (id: string, event: string, at: string, properties: object = {}) =>
    track(`${id}-${event}`, {
      userId: `c-${id}`,
      event,
      timestamp: at,
      properties: { order_id: id, ...properties },
    });
  const stored = (id: string) =>
    rows(
      `select status, ordered_at, gross, discount, items.product_id as products
       from orders final where order_id = {id:String}`,
      { id },
    );
  const completed = {
    revenue: 20,
    discount: 5,
    currency: 'EUR',
    products: [{ product_id: 'p1', price: 25 }],
  };

  it('is refunded as a whole by its id alone, in another request or in the same', async () => {
    await send({ batch: [order('whole', 'Order Completed', '2026-03-01T10:00:00Z', completed)] });
    await send({ batch: [order('whole', 'Order Refunded', '2026-03-02T10:00:00Z')] });
    await send({
      batch: [
        order('both', 'Order Completed', '2026-03-01T10:00:00Z', completed),
        order('both', 'Order Refunded', '2026-03-02T10:00:00Z'),
      ],
    });
    for (const id of ['whole', 'both']) {
      expect(
        await rows('select amount, currency from refunds final where order_id = {id:String}', { id }),
      ).toEqual([{ amount: '20', currency: 'EUR' }]);
    }
  });

  it('is found for its refund when another door took it a moment ago', async () => {
    await server.post('/v1/orders', {
      orderId: 'door',
      customerId: 'c',
      orderedAt: '2026-03-01T10:00:00Z',
      currency: 'EUR',
      gross: '7.50',
    });
    await send({ batch: [order('door', 'Order Refunded', '2026-03-02T10:00:00Z')] });
    expect(await rows("select amount from refunds final where order_id = 'door'")).toEqual([
      { amount: '7.5' },
    ]);
  });

  it('that nobody knows is not refunded without an amount', async () => {
    const { body } = await send({ batch: [order('nobody', 'Order Refunded', '2026-03-02T10:00:00Z')] });
    expect(body.rejected).toMatchObject([{ code: 'missing-field', path: '/properties/total' }]);
  });

  it('keeps its time when it is updated, and what the update does not tell', async () => {
    await send({ batch: [order('changed', 'Order Completed', '2026-03-01T10:00:00Z', completed)] });
    await send({ batch: [order('changed', 'Order Updated', '2026-03-03T10:00:00Z', { coupon: 'LATE' })] });
    expect(await stored('changed')).toMatchObject([
      {
        status: 'paid',
        ordered_at: '2026-03-01T10:00:00.000Z',
        gross: '25',
        discount: '5',
        products: ['p1'],
      },
    ]);
    await send({
      batch: [order('changed', 'Order Updated', '2026-03-04T10:00:00Z', { revenue: 8, currency: 'EUR' })],
    });
    expect(await stored('changed')).toMatchObject([{ gross: '8', discount: '0', products: [] }]);
  });

  it('does not count once it is cancelled, whichever comes first', async () => {
    await send({ batch: [order('off', 'Order Completed', '2026-03-01T10:00:00Z', completed)] });
    await send({ batch: [order('off', 'Order Cancelled', '2026-03-03T10:00:00Z')] });
    expect(await stored('off')).toMatchObject([{ status: 'cancelled', gross: '25' }]);
    await send({ batch: [order('early', 'Order Cancelled', '2026-03-03T10:00:00Z')] });
    await send({ batch: [order('early', 'Order Completed', '2026-03-01T10:00:00Z', completed)] });
    expect(await stored('early')).toMatchObject([{ status: 'cancelled' }]);
  });

  it('of somebody unknown belongs to the visitor', async () => {
    const message = order('guest', 'Order Completed', '2026-03-01T10:00:00Z', completed);
    await send({ batch: [{ ...message, userId: null, anonymousId: 'visitor-1' }] });
    expect(await rows("select customer_id from orders final where order_id = 'guest'")).toEqual([
      { customer_id: 'visitor-1' },
    ]);
  });
});

describe('a profile', () => {
  const identify = (at: string, traits: object, fields: object = {}) => ({
    type: 'identify',
    userId: 'profile',
    timestamp: at,
    messageId: `profile-${at}`,
    traits,
    ...fields,
  });
  const stored = () =>
    rows("select email, name, city, attributes, consent from customers final where customer_id = 'profile'");

  it('grows by what each identify tells', async () => {
    const at = (second: number) => `2026-03-01T10:00:0${second}Z`;
    await send({ batch: [identify(at(1), { email: 'a@example.com', plan: 'free', size: 4, old: 'x' })] });
    // Two at once, and none waits for the other.
    await Promise.all([
      send({ batch: [identify(at(2), { firstName: 'Ada', lastName: 'Lovelace' })] }),
      send({
        batch: [identify(at(3), { plan: 'gold', old: null, address: { city: 'London', street: 'S' } })],
      }),
    ]);
    await send({
      batch: [
        identify(at(4), {}, { context: { consent: { categoryPreferences: { email: true, ads: false } } } }),
      ],
    });
    expect(await stored()).toEqual([
      {
        email: 'a@example.com',
        name: 'Ada Lovelace',
        city: 'London',
        attributes: { plan: 'gold', size: '4', 'address.street': 'S' },
        consent: { email: true, ads: false },
      },
    ]);
    // Late, and older than what is known.
    await send({ batch: [identify(at(0), { plan: 'trial', first: 'yes' })] });
    expect((await stored())[0]!.attributes).toMatchObject({ plan: 'gold', first: 'yes' });
  });

  it('and a visitor are linked by an event that carries both ids', async () => {
    await send({
      batch: [
        identify('2026-03-02T10:00:00Z', { secret: 1 }, { anonymousId: 'v-7', messageId: 'link-1' }),
        {
          type: 'alias',
          messageId: 'link-2',
          previousId: 'v-8',
          userId: 'profile',
          timestamp: '2026-03-02T10:00:00Z',
        },
        {
          type: 'identify',
          messageId: 'link-3',
          anonymousId: 'v-9',
          timestamp: '2026-03-02T10:00:00Z',
          traits: { a: 1 },
        },
      ],
    });
    expect(
      await rows(
        "select name, customer_id, anonymous_id, properties from events where event_id like 'link-%' order by event_id",
      ),
    ).toEqual([
      { name: 'identify', customer_id: 'profile', anonymous_id: 'v-7', properties: '{}' },
      { name: 'alias', customer_id: 'profile', anonymous_id: 'v-8', properties: '{}' },
      { name: 'identify', customer_id: '', anonymous_id: 'v-9', properties: '{"traits":{"a":1}}' },
    ]);
  });
});

describe('pages', () => {
  it('may ask and send from any origin', async () => {
    const preflight = await fetch(`${server.url}/v1/batch`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    const refused = await send({}, { key: '', headers: { origin: 'https://shop.example' } });
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    const closed = await server.fetch('/v1/keys', { headers: { origin: 'https://shop.example' } });
    expect(closed.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('single messages', () => {
  it.each(['track', 'identify', 'page', 'screen', 'group', 'alias'])(
    'of /v1/%s need no type',
    async (kind) => {
      const { type: _, ...message } = track(`one-${kind}`, {
        anonymousId: 'v',
        previousId: 'v',
        groupId: 'g',
      });
      const { status, body } = await send(message, { path: `/v1/${kind}` });
      expect({ status, accepted: body.accepted }).toEqual({ status: 200, accepted: 1 });
      expect(await eventsOf(`one-${kind}`)).toHaveLength(1);
    },
  );

  it('of PostHog are taken at each of its addresses', async () => {
    for (const path of ['/capture/', '/i/v0/e/', '/e', '/i/v1/analytics/events']) {
      const event = {
        event: '$pageview',
        distinct_id: 'd',
        uuid: `ph-${path}`,
        properties: { $current_url: 'https://x.example/' },
      };
      const { status } = await send(
        path.includes('v1') ? { batch: [event] } : { ...event, api_key: server.keys.ingest },
        {
          path,
        },
      );
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(await eventsOf(`ph-${path}`)).toMatchObject([{ name: 'page_viewed' }]);
    }
  });
});

describe('whatever comes', () => {
  const paths = [
    '/v1/track',
    '/v1/batch',
    '/v1/identify',
    '/v1/alias',
    '/batch/',
    '/capture',
    '/api/s/page',
    '/flags',
  ];
  const word = fc.constantFrom(
    'track',
    'identify',
    '$identify',
    'Order Completed',
    'Order Refunded',
    'u',
    '',
  );
  const message = fc.dictionary(
    fc.constantFrom(
      'type',
      'event',
      'userId',
      'distinct_id',
      'properties',
      'traits',
      'context',
      'timestamp',
      '$set',
    ),
    fc.oneof(word, fc.jsonValue(), fc.constant({ order_id: 'z', products: [{ sku: 1 }], revenue: 1e300 })),
  );
  const body = fc.oneof(
    fc
      .record({
        batch: fc.oneof(fc.array(message, { maxLength: 5 }), fc.jsonValue()),
        sentAt: fc.jsonValue(),
      })
      .map((b) => JSON.stringify(b)),
    message.map((one) => JSON.stringify(one)),
    fc.json(),
    fc.string(),
    fc.uint8Array(),
    message.map((one) => gzipSync(JSON.stringify(one)).subarray(0, 40)),
  );

  it('is answered, and never with a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), body, async (path, given) => {
        const { status } = await fetch(server.url + path, {
          method: 'POST',
          headers: { authorization: basic(server.keys.ingest) },
          body: given as RequestInit['body'],
        });
        expect({ path, given, isOurs: status >= 500 }).toEqual({ path, given, isOurs: false });
      }),
      { numRuns: 300 },
    );
    expect((await server.fetch('/livez')).status).toBe(200);
  });
});
