import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { text } from 'node:stream/consumers';
import type { AnalysisProject } from '#analyses';
import { givenOrders, movableClock } from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { openTestAudiences, type TestAudiences } from '../../../testing/src/test.audiences.js';
import { publishedRuns } from './prune.js';

const clock = movableClock('2024-07-01T00:00:00Z');
const day = 86_400_000;
/** Who ordered within the last ten days. */
const recent = { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, window: { days: 10 } };

let test: TestAudiences;
let project: AnalysisProject;
let count = 0;

beforeAll(async () => {
  test = await openTestAudiences({ clock });
  project = await test.project();
  await givenOrders(project.warehouse, [
    ['ada', '2024-06-25', 10],
    ['bob', '2024-06-28', 10],
    ['cyd', '2024-07-03', 10],
    ['bob', '2024-07-06', 10],
    ['dan', '2024-07-20', 10],
  ]);
});
afterAll(() => test.close());

const make = async (rule: unknown, fields = {}) => {
  const audience = { name: `Audience ${++count}`, rule, ...fields };
  return (await test.audiences.definitions.create(project, audience, 'system')).id;
};
const refresh = (id: string, iso: string) => test.audiences.refreshes.refresh(project, id, new Date(iso));
const members = async (id: string, run?: string) =>
  (await test.audiences.members.list(project, id, { run, limit: 500 })).members
    .map(({ customerId }) => customerId)
    .sort();
const ids = (people: readonly { customerId: string }[]) => people.map(({ customerId }) => customerId).sort();

/** Everyone whom the published changes, added up from nothing, leave in; a sum other than 0 and 1 would be a fault. */
async function summedChanges(id: string): Promise<string[]> {
  const runs = await publishedRuns(test.metadata, 'default', id);
  const { rows } = await project.warehouse.rows<{ customer_id: string; total: number }>({
    sql: `select any(customer_id) as customer_id, sum(change) as total from audience_changes
      where audience_id = {id:String} and run_id in {runs:Array(String)}
      group by person having total != 0 order by customer_id`,
    params: { id, runs },
  });
  expect(rows.filter(({ total }) => Number(total) !== 1)).toEqual([]);
  return rows.map((row) => row.customer_id);
}

describe('refreshes of an audience', () => {
  it('store who is in it, who came and who went', async () => {
    const id = await make(recent);
    expect(await members(id)).toEqual([]);
    const first = await refresh(id, '2024-07-01T00:00:00Z');
    expect(first).toMatchObject({ status: 'published', size: 2, entered: 2, left: 0 });
    expect(first.watermark).toBe('2024-07-20T00:00:00.000Z');
    expect(await members(id)).toEqual(['ada', 'bob']);
    const second = await refresh(id, '2024-07-07T00:00:00Z');
    expect(second).toMatchObject({ size: 2, entered: 1, left: 1 });
    expect(await members(id)).toEqual(['bob', 'cyd']);
    expect(await members(id, first.id)).toEqual(['ada', 'bob']);
    const changes = await test.audiences.members.changes(project, id);
    expect([ids(changes.entered), ids(changes.left), changes.enteredCount]).toEqual([['cyd'], ['ada'], 1]);
    expect(first.checksum).not.toBe(second.checksum);
    const again = await refresh(id, '2024-07-07T00:00:00Z');
    expect(again).toMatchObject({ size: 2, entered: 0, left: 0, checksum: second.checksum });
  });

  it('prune old members, and the sum of all changes stays the list, the preview and the export', async () => {
    const id = await make(recent);
    const runs = [];
    for (let night = 0; night < 6; night++) {
      runs.push(await refresh(id, new Date(Date.UTC(2024, 6, 1) + night * 5 * day).toISOString()));
      const list = await members(id);
      expect(await summedChanges(id)).toEqual(list);
      const asOf = new Date(Date.UTC(2024, 6, 1) + night * 5 * day).toISOString();
      const preview = await test.audiences.previews.preview(project, { rule: recent, asOf });
      expect([preview.size, ids(preview.sample)]).toEqual([list.length, list]);
      const { id: file } = await test.audiences.exports.create(project, id, { format: 'ndjson' }, 'system');
      const lines = (await text((await test.audiences.exports.open(project, file)).content))
        .split('\n')
        .filter(Boolean);
      expect(ids(lines.map((line) => JSON.parse(line) as { customerId: string }))).toEqual(list);
    }
    expect(runs.map(({ size }) => size)).toEqual([2, 2, 2, 1, 1, 1]);
    const { rows } = await project.warehouse.rows<{ runs: string }>({
      sql: 'select uniqExact(run_id) as runs from audience_members where audience_id = {id:String}',
      params: { id },
    });
    expect(Number(rows[0]!.runs)).toBe(3);
    await expect(members(id, runs[0]!.id)).rejects.toMatchObject({ code: 'not-found' });
    const old = await test.audiences.members.changes(project, id, { run: runs[0]!.id });
    expect(ids(old.entered)).toEqual(['ada', 'bob']);
  });

  it('leave a static audience as it was first', async () => {
    const id = await make(recent, { kind: 'static' });
    await refresh(id, '2024-07-01T00:00:00Z');
    await expect(refresh(id, '2024-07-07T00:00:00Z')).rejects.toMatchObject({ code: 'conflict' });
    expect(await members(id)).toEqual(['ada', 'bob']);
  });

  it('page through the members, each once', async () => {
    const id = await make({ type: 'orders', aggregate: 'count', op: 'at-least', value: 1 });
    await refresh(id, '2024-08-01T00:00:00Z');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await test.audiences.members.list(project, id, { limit: 1, cursor });
      expect(page.total).toBe(4);
      seen.push(...ids(page.members));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.sort()).toEqual(['ada', 'bob', 'cyd', 'dan']);
    expect(await test.audiences.members.ofCustomer(project, 'dan')).toContainEqual({
      id,
      name: `Audience ${count}`,
    });
    expect(await test.audiences.members.ofCustomer(project, 'nobody')).toEqual([]);
    await expect(test.audiences.members.list(project, id, { cursor: "1' or 1" })).rejects.toMatchObject({
      errors: [{ path: 'cursor' }],
    });
  });
});

describe('a refresh whose engine is killed', () => {
  /** The project, whose engine dies just before the n-th question or statement of the refresh that comes. */
  function dyingBefore(n: number): AnalysisProject {
    let asked = 0;
    const { warehouse } = project;
    const dying: ProjectWarehouse = {
      ...warehouse,
      async command(...given) {
        if (asked++ === n) await test.killEngine();
        return warehouse.command(...given);
      },
    };
    return { ...project, warehouse: dying };
  }

  it.each([0, 1])('before statement %i leaves the last good members, and says why', async (statement) => {
    const id = await make(recent);
    const good = await refresh(id, '2024-07-01T00:00:00Z');
    const dying = dyingBefore(statement);
    await expect(
      test.audiences.refreshes.refresh(dying, id, new Date('2024-07-07T00:00:00Z')),
    ).rejects.toMatchObject({ code: 'warehouse-unavailable' });
    expect(await test.audiences.definitions.get(project, id)).toMatchObject({
      state: 'failed',
      size: 2,
      refreshedAt: good.asOf,
      lastRun: { status: 'failed', error: expect.stringContaining('cannot be reached') },
    });
    expect(await members(id)).toEqual(['ada', 'bob']);
    expect(await summedChanges(id)).toEqual(['ada', 'bob']);
    expect(await refresh(id, '2024-07-07T00:00:00Z')).toMatchObject({ size: 2, entered: 1, left: 1 });
    expect(await summedChanges(id)).toEqual(['bob', 'cyd']);
  });
});

describe('the night', () => {
  it('refreshes what others name first, and goes on after one that fails', async () => {
    const shop = await test.project('night');
    await givenOrders(shop.warehouse, [['ada', '2024-06-25', 10]]);
    const inner = await test.audiences.definitions.create(shop, { name: 'Inner', rule: recent }, 'system');
    const outer = {
      and: [
        { type: 'audience', id: inner.id },
        { not: { type: 'profile', field: 'customerId', op: 'is', values: ['x'] } },
      ],
    };
    await test.audiences.definitions.create(shop, { name: 'Outer', rule: outer }, 'system');
    const plain = await test.audiences.definitions.create(shop, { name: 'Plain', rule: recent }, 'system');
    const last = await test.audiences.definitions.create(shop, { name: 'Last', rule: recent }, 'system');
    await test.audiences.definitions.update(
      shop,
      plain.id,
      { revision: 1, rule: { type: 'audience', id: last.id } },
      'system',
    );
    const broken = await test.audiences.definitions.create(shop, { name: 'Gone', rule: recent }, 'system');
    await test.audiences.definitions.create(
      shop,
      { name: 'Broken', rule: { type: 'audience', id: broken.id } },
      'system',
    );
    // As homes hold it in which this was not refused yet.
    await test.metadata.audiences.archive('night', broken.id);
    const outcomes = await test.audiences.refreshes.refreshAll(shop, new Date('2024-07-01T00:00:00Z'));
    expect(outcomes.map(({ name, run, error }) => [name, run?.size, error !== undefined])).toEqual([
      ['Inner', 1, false],
      ['Outer', 1, false],
      ['Last', 1, false],
      ['Plain', 1, false],
      ['Broken', undefined, true],
    ]);
  });
});

describe('audiences that contain each other', () => {
  it('are refused, however long the way round', async () => {
    const [a, b, c] = [await make(recent), await make(recent), await make(recent)];
    const of = (id: string) => ({ or: [recent, { not: { type: 'audience', id } }] });
    const edit = (id: string, other: string, revision = 1) =>
      test.audiences.definitions.update(project, id, { revision, rule: of(other) }, 'system');
    await edit(a, b);
    await edit(b, c);
    for (const other of [a, c]) {
      await expect(edit(c, other)).rejects.toMatchObject({
        errors: [{ code: 'circular-audience', path: '/rule/or/1/not/id' }],
      });
    }
    await expect(make(of('018f3c2e-5b7a-7c3d-9e10-0a1b2c3d4e5f'))).rejects.toMatchObject({
      errors: [{ code: 'unknown-audience', path: '/rule/or/1/not/id' }],
    });
    await expect(test.audiences.previews.preview(project, { rule: of(a) })).rejects.toMatchObject({
      errors: [{ code: 'not-refreshed', path: '/rule/or/1/not/id' }],
    });
  });
});

describe('the order of rows', () => {
  it('changes neither members nor checksum', async () => {
    const orders = Array.from({ length: 40 }, (_, index) => [
      `c${index % 13}`,
      `2024-06-${String(1 + (index % 28)).padStart(2, '0')}`,
      10 + index,
      { order_id: `p${index}` },
    ]) as [string, string, number, { order_id: string }][];
    const rule = {
      or: [
        { type: 'orders', aggregate: 'sum', op: 'greater', value: 100 },
        { type: 'rfm', r: { min: 4 } },
        { type: 'orders', aggregate: 'last', op: 'less', value: 5 },
      ],
    };
    const runs = [];
    for (const [name, rows] of [
      ['forward', orders],
      ['backward', [...orders].reverse()],
    ] as const) {
      const shop = await test.project(name);
      for (let start = 0; start < rows.length; start += 7)
        await givenOrders(shop.warehouse, rows.slice(start, start + 7));
      const { id } = await test.audiences.definitions.create(shop, { name: 'Same', rule }, 'system');
      runs.push(await test.audiences.refreshes.refresh(shop, id, new Date('2024-07-01T00:00:00Z')));
    }
    expect(runs[0]!.size).toBeGreaterThan(0);
    expect(runs[0]!.checksum).toBe(runs[1]!.checksum);
  });
});
