import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generateShop, type ShopOptions, shopTables, writeShop } from '#generator';

const reference: ShopOptions = { seed: 907, customers: 5, start: '2026-10-12', end: '2026-11-01' };
const fixtures = new URL('../../../fixtures/generator/', import.meta.url);

/** Of the reference files, one after the other in the order of their names. */
const referenceHash = '23292e23c4a2c9a30ec5dcd440d8819bd5d046c4a7e655f9c0b1bdd7ad98e513';

function hashOf(options: ShopOptions): string {
  const hash = createHash('sha256');
  for (const { table, bytes } of generateShop(options).chunks()) hash.update(table).update(bytes);
  return hash.digest('hex');
}

async function written(options: Parameters<typeof writeShop>[0]): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-generator-'));
  try {
    await writeShop(options, folder);
    const names = (await readdir(folder)).sort();
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the bytes of a generated shop', () => {
  it('are the same for the same seed and options, and others for another seed', () => {
    expect(hashOf({ customers: 60 })).toBe(hashOf({ customers: 60 }));
    expect(hashOf({ customers: 60 })).not.toBe(hashOf({ customers: 60, seed: 2 }));
  });

  it('are those of the reference files', async () => {
    const files = await written(reference);
    const hash = createHash('sha256');
    for (const [name, bytes] of files) {
      expect({ name, text: bytes.toString() }).toEqual({
        name,
        text: await readFile(new URL(name, fixtures), 'utf8'),
      });
      hash.update(bytes);
    }
    expect([...files.keys()]).toEqual([...shopTables.map((table) => `${table}.ndjson`), 'truth.json'].sort());
    expect(hash.digest('hex')).toBe(referenceHash);
  });

  it('are the same in gzip files, as lines and as rows', async () => {
    const shop = generateShop(reference);
    const files = await written({ ...reference, gzip: true });
    const orders = gunzipSync(files.get('orders.ndjson.gz')!).toString();
    expect(Array.from(shop.lines(['orders']), ({ line }) => `${line}\n`).join('')).toBe(orders);
    expect(Array.from(shop.rows('orders'), (row) => `${JSON.stringify(row)}\n`).join('')).toBe(orders);
  });

  it('of a customer do not depend on how many others there are', () => {
    const ordersOf = (customers: number) =>
      // The catalogue grows with the customers from 50 on, so both shops are below.
      Array.from(
        generateShop({ customers }).lines(['orders', 'events', 'customers']),
        ({ line }) => line,
      ).filter((line) => line.includes('"customerId":"c0000003"'));
    expect(ordersOf(40).sort()).toEqual(ordersOf(3).sort());
    expect(ordersOf(3).length).toBeGreaterThan(3);
  });

  it('of orders do not change when fewer people are tracked', () => {
    const linesOf = (trackedShare: number) =>
      Array.from(
        generateShop({ customers: 50, trackedShare }).lines(['orders', 'refunds']),
        ({ line }) => line,
      );
    const events = (trackedShare: number) => [
      ...generateShop({ customers: 50, trackedShare }).rows('events'),
    ];
    expect(linesOf(0.5)).toEqual(linesOf(1));
    expect(events(0)).toEqual([]);
    expect(events(0.5).length).toBeLessThan(events(1).length * 0.9);
  });
});

describe('options', () => {
  it('count from the end back and name whatever is wrong', () => {
    expect(generateShop({ end: '2028-02-29' }).options.start).toBe('2026-02-28');
    const wrong = {
      seed: -1,
      customers: 0.5,
      end: '2026-02-30',
      currency: 'XXX',
      timeZone: 'Mars',
      trackedShare: 2,
    };
    try {
      generateShop(wrong);
      throw new Error('must not come here');
    } catch (error) {
      const { errors } = error as { errors: { path: string }[] };
      expect(errors.map(({ path }) => path)).toEqual(Object.keys(wrong));
    }
    expect(() => generateShop({ start: '2026-11-01', end: '2026-10-01' })).toThrow(/days before end/);
  });

  it('take any currency and zone', () => {
    const shop = generateShop({ customers: 20, currency: 'JPY', timeZone: 'Asia/Tokyo' });
    expect(shop.truth().from).toBe('2024-10-31T15:00:00.000Z');
    for (const { gross, tax } of shop.rows('orders')) expect(`${gross} ${tax}`).toMatch(/^\d+ \d+$/);
  });
});

describe('writing', () => {
  it('tells its progress, stops when asked to and fails with the cause', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clientele-generator-'));
    const seen: number[] = [];
    const truth = await writeShop({ customers: 100 }, join(folder, 'new'), ({ done }) => seen.push(done));
    expect(seen.at(-1)).toBe(100);
    expect(JSON.parse(await readFile(join(folder, 'new', 'truth.json'), 'utf8'))).toEqual(truth);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(writeShop({ customers: 100, signal }, folder)).rejects.toThrow('enough');
    await expect(writeShop({ customers: 100 }, join(folder, 'new', 'truth.json'))).rejects.toThrow(
      /EEXIST|ENOTDIR/,
    );
    await rm(join(folder, 'new', 'orders.ndjson'));
    await rm(folder, { recursive: true });
  });

  it('keeps the memory flat', () => {
    const shop = generateShop({ customers: 8000 });
    let peak = 0;
    let rows = 0;
    const start = process.memoryUsage();
    for (const chunk of shop.chunks()) {
      rows += chunk.rows;
      const { heapUsed, external } = process.memoryUsage();
      peak = Math.max(peak, heapUsed + external - start.heapUsed - start.external);
    }
    expect(rows).toBeGreaterThan(500_000);
    // The rows are more than 200 MB.
    expect(peak).toBeLessThan(120e6);
  });
});
