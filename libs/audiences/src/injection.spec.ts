import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalysisProject } from '#analyses';
import { fixedClock, givenCustomers, givenEvents, givenOrders } from '#testing';
import { openTestAudiences, type TestAudiences } from '../../testing/src/test.audiences.js';
import { compileRule } from './compile/compiler.js';
import { anyMembers } from './definitions/memberships-of.js';
import { partMembers } from './random/part.members.js';
import type { Rule } from './rule/rule.js';
import { parseRule } from './rule/rule.parser.js';

const clock = fixedClock('2024-07-01T00:00:00Z');
let test: TestAudiences;
let project: AnalysisProject;
let canaryFile: string;
let payloads: string[];

/** Every way out of a text that we know, with every end that hides what follows: 10 x 10 x 5. */
function makePayloads(file: string): string[] {
  const exits = ["'", '"', '`', "\\'", "')", '}', '\\', "''", '{p0:String}', "'||'"];
  const bodies = [
    ' or 1 = 1',
    '; drop table canary',
    '; truncate table canary',
    ' union all select 1, secret, secret, 1 from canary',
    `; insert into function file('${file}', 'CSV') select 1`,
    ` into outfile '${file}' truncate format CSV`,
    '); alter table canary delete where 1',
    ' and sleep(3)',
    "] or has(['x'], 'x') or [",
    '{p1:Identifier}',
  ];
  const ends = ['', ' --', ' #', ' /*', ";\n\t\r'"];
  return exits.flatMap((exit) => bodies.flatMap((body) => ends.map((end) => `${exit}${body}${end}`)));
}

/** Payloads of one rule: each takes two bits of the mask. */
const together = 28;
const packOf = (index: number) => {
  const start = index - (index % together);
  return payloads.slice(start, start + together);
};

beforeAll(async () => {
  test = await openTestAudiences({ clock });
  project = await test.project();
  const { warehouse } = project;
  canaryFile = join(test.home, 'canary.txt');
  await writeFile(canaryFile, 'alive');
  await warehouse.command({ sql: 'create table canary (secret String) engine = MergeTree order by secret' });
  await warehouse.insert('canary', '{"secret":"alive"}');
  payloads = makePayloads(canaryFile);
  await givenCustomers(
    warehouse,
    payloads.map((payload, index) => [
      `k${index}`,
      { city: payload, attributes: { [payload]: payload }, consent: { [payload]: true } },
    ]),
  );
  await givenOrders(
    warehouse,
    payloads.map((payload, index) => [
      `k${index}`,
      '2024-06-01',
      10,
      { channel: payload, items: [[payload]] },
    ]),
  );
  await givenEvents(
    warehouse,
    payloads.map((_, index) => [
      `k${index}`,
      'product_viewed',
      '2024-06-01',
      { properties: JSON.stringify(Object.fromEntries(packOf(index).map((one) => [one, one]))) },
    ]),
  );
});
afterAll(() => test.close());

const preview = (rule: unknown) => test.audiences.previews.preview(project, { rule });

/** The payload in every free text of a rule at once: the one customer who has it there is the one who is found. */
const everywhere = (payload: string) => ({
  and: [
    { type: 'profile', field: `attribute.${payload}`, op: 'is', values: [payload] },
    { type: 'profile', field: 'city', op: 'starts-with', values: [payload] },
    { type: 'consent', purpose: payload, given: true },
    {
      type: 'orders',
      aggregate: 'count',
      op: 'equal',
      value: 1,
      where: { channel: [payload], productId: [payload] },
    },
    {
      type: 'events',
      name: 'product_viewed',
      aggregate: 'count',
      op: 'equal',
      value: 1,
      where: { [`properties.${payload}`]: [payload] },
    },
  ],
});

/**
 * The same conditions for many payloads as one rule, whose parts are looked at one by one. An order of each holds its own
 * payload, an event those of its whole pack.
 */
const packed = (some: readonly string[]) =>
  ({
    and: [
      {
        or: some.map((payload) => {
          const [attribute, , consent] = everywhere(payload).and;
          return { and: [attribute, consent] };
        }),
      },
      { type: 'profile', field: 'city', op: 'starts-with', values: some },
      {
        type: 'orders',
        aggregate: 'count',
        op: 'equal',
        value: 1,
        where: { channel: some, productId: some },
      },
      {
        type: 'events',
        name: 'product_viewed',
        aggregate: 'count',
        op: 'equal',
        value: 1,
        where: Object.fromEntries(some.map((payload) => [`properties.${payload}`, [payload]])),
      },
    ],
  }) as unknown as Rule;

const compiled = (rule: Rule) =>
  compileRule(rule, { project, analyses: test.analyses, asOf: clock.now(), membersOf: anyMembers });

async function expectAlive(): Promise<void> {
  expect(await readFile(canaryFile, 'utf8')).toBe('alive');
  const { rows } = await project.warehouse.rows({ sql: 'select secret from canary' });
  expect(rows).toEqual([{ secret: 'alive' }]);
}

describe('text that would be SQL', () => {
  it('is a value wherever it stands, for 500 payloads in every free text of a rule', async () => {
    expect(new Set(payloads).size).toBe(500);
    for (const payload of payloads) parseRule(everywhere(payload), 'UTC');
    for (let start = 0; start < payloads.length; start += together) {
      const some = payloads.slice(start, start + together);
      const found = await partMembers(project.warehouse, await compiled(packed(some)), () => true);
      const ours = some.map((_, index) => `k${start + index}`);
      const cities = payloads.flatMap((city, index) =>
        some.some((one) => city.startsWith(one)) ? `k${index}` : [],
      );
      const expected = new Map<string, string[]>([
        ['', ours],
        ...ours.flatMap((one, index): [string, string[]][] => [
          [`/and/0/or/${index}/and/0`, [one]],
          [`/and/0/or/${index}/and/1`, [one]],
        ]),
        ['/and/1', cities],
        ['/and/2', ours],
        ['/and/3', ours],
      ]);
      for (const [path, members] of expected) expect([path, found.get(path)]).toEqual([path, members.sort()]);
    }
    await expectAlive();
  }, 900_000);

  it('is refused where the words are a closed list', async () => {
    const id = '018f3c2e-5b7a-7c3d-9e10-0a1b2c3d4e5f';
    for (const payload of payloads.filter((_, index) => index % 10 === 0)) {
      const rules: unknown[] = [
        { type: payload },
        { [payload]: [] },
        { type: 'profile', field: payload, op: 'exists' },
        { type: 'profile', field: 'city', op: payload, values: ['x'] },
        { type: 'orders', aggregate: payload, op: 'equal', value: 1 },
        { type: 'orders', aggregate: 'sum', basis: payload, op: 'equal', value: 1 },
        { type: 'orders', aggregate: 'count', op: 'equal', value: payload },
        { type: 'orders', aggregate: 'count', op: 'equal', value: 1, where: { [payload]: ['x'] } },
        { type: 'orders', aggregate: 'count', op: 'equal', value: 1, window: { from: payload } },
        {
          type: 'events',
          name: 'product_viewed',
          aggregate: 'count',
          op: 'equal',
          value: 1,
          where: { [payload]: ['x'] },
        },
        { type: 'rfm', r: { min: 1 }, parameters: { basis: payload } },
        { type: 'rfm', r: { min: 1 }, parameters: { [payload]: 1 } },
        { type: 'analysis', analysis: payload, parameters: {} },
        { type: 'analysis', analysis: 'cohort-ltv', parameters: { cohortBy: payload } },
      ];
      for (const rule of rules) {
        await expect(preview(rule)).rejects.toMatchObject({ code: 'invalid-parameters' });
      }
    }
    const [payload] = payloads;
    for (const rule of [
      { type: 'events', name: payload, aggregate: 'count', op: 'equal', value: 1 },
      { type: 'absence', of: 'event', name: payload, window: { days: 3 } },
      { type: 'rfm', segment: [payload] },
      { type: 'audience', id: payload!.slice(0, 36) },
      { type: 'audience', id },
    ]) {
      await expect(preview(rule)).rejects.toMatchObject({ code: 'invalid-parameters' });
    }
    await expectAlive();
  }, 300_000);

  it('is a value in the cell of an analysis, and in the name of an audience and its file', async () => {
    for (const payload of payloads.slice(0, 10)) {
      const cohort = {
        type: 'analysis',
        analysis: 'cohort-ltv',
        parameters: { cohortBy: 'channel', cohort: payload },
      };
      expect((await preview(cohort)).sample).toMatchObject([{ customerId: `k${payloads.indexOf(payload)}` }]);
    }
    const name = `../../${payloads[21]!.slice(0, 60)}`;
    const rule = { type: 'profile', field: 'customerId', op: 'is', values: ['k1'] };
    const { id } = await test.audiences.definitions.create(project, { name, rule }, 'system');
    await test.audiences.refreshes.refresh(project, id);
    const made = await test.audiences.exports.create(project, id, { format: 'csv' }, 'system');
    expect(made.fileName).toMatch(/^[\p{L}\p{N}-]+\.csv$/u);
    await expectAlive();
  }, 300_000);
});
