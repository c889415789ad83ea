import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLog } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import { Erasures } from './erasures.js';

let test: TestIngestion;
let project: string;
let count = 0;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());

beforeEach(async () => {
  project = `shop-${++count}`;
  await test.project(project, 'EUR');
});

/** What one test leaves open must not be tried in the next. */
afterEach(async () => {
  await rm(join(test.home, 'exports'), { recursive: true, force: true });
  await query('drop trigger if exists stuck');
  for (const id of await openIds()) await test.metadata.erasureRequests.done(project, id);
});

function query(sql: string): Promise<unknown> {
  const { source } = test.metadata as unknown as { source: { query(sql: string): Promise<unknown> } };
  return source.query(sql);
}

/** A list that cannot be read: no erasure of its project comes to an end. */
async function givenBrokenList(name: string): Promise<void> {
  const folder = join(test.home, 'exports', `broken-${name}`);
  await mkdir(join(folder, 'list'), { recursive: true });
  await writeFile(join(folder, 'export.json'), JSON.stringify({ project: name, format: 'csv', rows: 1 }));
}

/** A request that the store never lets end. */
async function givenStuck(id: string): Promise<void> {
  await query(`create trigger stuck before update of done_at on erasure_requests
    when old.id = '${id}' begin select raise(abort, 'stuck'); end`);
}

const openIds = async (name = project) =>
  (await test.metadata.erasureRequests.open(name)).map(({ id }) => id);

describe('erasures that fail', () => {
  it('hold up no other one of their project', async () => {
    const erasures = new Erasures(test);
    const stuck = await erasures.request(project, { customerId: 'ann' }, 'test');
    await erasures.request(project, { customerId: 'bob' }, 'test');
    await givenStuck(stuck.id);
    await expect(erasures.carryOut(project)).rejects.toThrow('TRIGGER');
    expect(await openIds()).toEqual([stuck.id]);
  });

  it('hold up no other project', async () => {
    const erasures = new Erasures(test);
    const later = `${project}-later`;
    await test.project(later, 'EUR');
    await givenBrokenList(project);
    const failing = await erasures.request(project, { customerId: 'ann' }, 'test');
    await erasures.request(later, { customerId: 'bob' }, 'test');
    erasures.start();
    try {
      for (let round = 0; round < 120 && (await openIds(later)).length > 0; round++) await sleep(250);
    } finally {
      await erasures.close();
    }
    expect([await openIds(later), await openIds()]).toEqual([[], [failing.id]]);
  });

  it('do not hold up the end of the process', async () => {
    const closing: Promise<void>[] = [];
    const warn = () => void closing.push(erasures.close());
    const erasures = new Erasures({ ...test, log: { ...silentLog, warn } });
    const stuck = await erasures.request(project, { customerId: 'ann' }, 'test');
    const other = await erasures.request(project, { customerId: 'bob' }, 'test');
    await givenStuck(stuck.id);
    erasures.start();
    while (closing.length === 0) await sleep(50);
    await Promise.all(closing);
    expect(await openIds()).toEqual([stuck.id, other.id]);
  });
});

it("covers an id in the reports of its project, and leaves another project's as they are", async () => {
  const texts = new Map([project, 'another'].map((name) => [name, `"customerId"\n"Zebulon-4711"\n`]));
  const pathOf = (name: string) => join(test.home, 'reports', name, 'week', 'r1', '1-rfm.csv');
  for (const [name, text] of texts) {
    await mkdir(join(pathOf(name), '..'), { recursive: true });
    await writeFile(pathOf(name), text);
  }
  const erasures = new Erasures(test);
  await erasures.request(project, { customerId: 'Zebulon-4711' }, 'test');
  await erasures.carryOut(project);
  expect(await readFile(pathOf(project), 'utf8')).toBe('"customerId"\n"************"\n');
  expect(await readFile(pathOf('another'), 'utf8')).toBe(texts.get('another'));
});
