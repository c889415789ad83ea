import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findChromium, openChromium } from '../../../../test/browser/chromium.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

const executable = findChromium();
const root = join(import.meta.dirname, '../../../..');

let server: TestServer;
beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(root, 'scripts/build.mjs')]);
  server = await startTestServer();
});
afterAll(() => server.close());

describe('/clientele.js', () => {
  const get = (headers: Record<string, string> = {}) => fetch(`${server.url}/clientele.js`, { headers });

  it('is a script of less than 3 kB', async () => {
    const response = await get();
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const text = await response.text();
    expect(text).toContain('/v1/batch');
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(3_000);
  });

  it('is kept by caches, and may be part of any page', async () => {
    const { headers } = await get();
    expect(headers.get('cache-control')).toMatch(/public, max-age=\d+/);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await get({ 'if-none-match': headers.get('etag')! })).status).toBe(304);
  });
});

type Clientele = Record<string, (...args: unknown[]) => void>;

(executable ? describe : describe.skip)('the script in a page of another origin', () => {
  let shop: Server;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let requests: string[];

  beforeAll(async () => {
    shop = createServer((request, response) => {
      const attributes = new URL(request.url!, 'http://x').searchParams.get('attributes') ?? '';
      response.setHeader('content-type', 'text/html').end(
        `<!doctype html><title>A shop</title>
         <script>(window.clientele = window.clientele || []).push(['track', 'Quiz taken', { score: 3 }])</script>
         <script async src="${server.url}/clientele.js" data-key="${server.keys.ingest}" ${attributes}></script>`,
      );
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    browser = await openChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    shop?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    page = await context.newPage();
    requests = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/v1/batch')) requests.push(request.postData() ?? '');
    });
  });
  afterEach(() => context.close());

  const open = async (query = '') => {
    await page.goto(`${origin}/${query}`);
    await page.waitForFunction("typeof window.clientele.page === 'function'");
  };
  const call = (method: string, ...args: unknown[]) =>
    page.evaluate(
      ([name, given]) => (globalThis as unknown as { clientele: Clientele }).clientele[name]!(...given),
      [method, args] as const,
    );
  const stored = () => page.evaluate("localStorage.getItem('clientele')") as Promise<string | null>;
  const waiting = async () =>
    (JSON.parse((await stored()) ?? '{}') as { queue?: object[] }).queue?.length ?? 0;
  /** Resolves when the server has answered for all that the page told. */
  const settled = () => page.waitForFunction("!JSON.parse(localStorage.clientele || '{}').queue?.length");
  const rows = async (sql: string, params: Record<string, string> = {}) => {
    await server.clientele.ingestion.drain();
    return (
      await server.clientele.warehouse.project('default').rows<Record<string, unknown>>({ sql, params })
    ).rows;
  };
  const eventsOf = async (customer: string) =>
    (
      await rows('select name from events where customer_id = {customer:String} order by name', { customer })
    ).map(({ name }) => name);
  const agreed = `?attributes=${encodeURIComponent('data-consent="off"')}`;

  it('sends page, product, cart, order and customer once the visitor agrees, and nothing before', async () => {
    await open('?utm_source=mail&utm_campaign=spring');
    await call('product', { product_id: 'p1', price: 9.5 });
    await page.waitForTimeout(700);
    expect({ requests, stored: await stored() }).toEqual({ requests: [], stored: null });

    await call('consent', true, { analytics: true, ads: false });
    await call('added', { product_id: 'p1', price: 9.5, quantity: 2 });
    await call('cart', { products: [{ product_id: 'p1', quantity: 2 }] });
    await call('identify', 'browser-1', { email: 'ada@example.com' });
    const order = {
      order_id: 'browser-o1',
      revenue: 19,
      currency: 'EUR',
      products: [{ product_id: 'p1', price: 9.5, quantity: 2 }],
    };
    await call('order', order);
    // The page of thanks, opened again.
    await call('order', order);
    await settled();

    const visitor = (JSON.parse((await stored())!) as { visitor: string }).visitor;
    expect(visitor).toMatch(/^[0-9a-f]{32}$/);
    expect(
      await rows(
        `select name, customer_id, product_id, value, channel, campaign, device, session_id != '' as has_session
         from events where anonymous_id = {visitor:String} order by name`,
        { visitor },
      ),
    ).toEqual(
      [
        { name: 'Quiz taken' },
        { name: 'cart_viewed' },
        { name: 'identify', customer_id: 'browser-1' },
        { name: 'order_completed', customer_id: 'browser-1', value: '19' },
        { name: 'page_viewed' },
        { name: 'product_added', product_id: 'p1' },
        { name: 'product_viewed', product_id: 'p1' },
      ].map((event) => ({
        customer_id: '',
        product_id: '',
        value: null,
        channel: 'mail',
        campaign: 'spring',
        device: 'desktop',
        has_session: 1,
        ...event,
      })),
    );
    expect(
      await rows(
        "select gross, items.product_id as products from orders final where order_id = 'browser-o1'",
      ),
    ).toEqual([{ gross: '19', products: ['p1'] }]);
    expect(await rows("select email, consent from customers final where customer_id = 'browser-1'")).toEqual([
      { email: 'ada@example.com', consent: { analytics: true, ads: false } },
    ]);
  });

  it('forgets the visitor who refuses, and keeps silent on the next page, too', async () => {
    await open();
    await call('consent', true);
    await settled();
    await call('consent', false);
    const before = requests.length;
    await call('identify', 'browser-2', {});
    await open();
    await call('track', 'Anything');
    await page.waitForTimeout(700);
    expect(requests.length).toBe(before);
    expect(await stored()).toBe('{"agreed":false}');
    expect(await eventsOf('browser-2')).toEqual([]);
  });

  it('keeps what it could not send, also over a reload, and sends it once', async () => {
    await open(agreed);
    await call('identify', 'browser-3');
    await settled();
    await context.setOffline(true);
    await call('track', 'Told offline');
    await page.waitForTimeout(600);
    expect(await waiting()).toBe(1);
    await context.setOffline(false);
    await settled();

    // A server that is busy: it is asked again, and the same message counts once.
    let answers = 0;
    await context.route('**/v1/batch', async (route) => {
      answers += 1;
      if (answers > 1) return route.continue();
      await route.fetch();
      return route.fulfill({ status: 503, headers: { 'access-control-allow-origin': '*' } });
    });
    await call('track', 'Told twice');
    await page.waitForTimeout(500);
    expect(await waiting()).toBe(1);
    await open(agreed);
    await settled();
    expect(answers).toBeGreaterThan(1);
    expect((await eventsOf('browser-3')).filter((name) => String(name).startsWith('Told'))).toEqual([
      'Told offline',
      'Told twice',
    ]);
  });

  it('hands over what waits when the page is left', async () => {
    await open(agreed);
    await call('identify', 'browser-4');
    await settled();
    await call('track', 'Left at once');
    await page.goto('about:blank');
    await page.waitForTimeout(300);
    expect(await eventsOf('browser-4')).toContain('Left at once');
  });
});
