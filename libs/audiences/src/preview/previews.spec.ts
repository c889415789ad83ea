import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnalysisProject } from '#analyses';
import { fixedClock, givenCustomers, givenEvents, givenOrders, givenRefunds } from '#testing';
import { openTestAudiences, type TestAudiences } from '../../../testing/src/test.audiences.js';
import { compileRule, memberRows } from '../compile/compiler.js';
import { publishedMembers } from '../definitions/memberships-of.js';
import { parseRule } from '../rule/rule.parser.js';

const clock = fixedClock('2024-07-01T00:00:00Z');
let test: TestAudiences;
let project: AnalysisProject;
let audience: string;

/** Sixty people of each kind: with a record alone, with orders alone, with a refund alone, and visitors. */
beforeAll(async () => {
  test = await openTestAudiences({ clock });
  project = await test.project();
  const { warehouse } = project;
  const sixty = Array.from({ length: 60 }, (_, index) => index);
  const day = (index: number) => `2024-06-${String(1 + (index % 28)).padStart(2, '0')}`;
  await givenCustomers(
    warehouse,
    sixty.map((index) => [`r${index}`, { city: index % 2 ? 'Ulm' : 'Bonn', name: `Name ${index}` }]),
  );
  await givenOrders(
    warehouse,
    sixty.flatMap((index) =>
      Array.from({ length: 1 + (index % 4) }, () => [`o${index}`, day(index), 5 + index]),
    ),
  );
  await givenRefunds(
    warehouse,
    sixty.map((index) => [`b${index}`, day(index), 1]),
  );
  await givenEvents(
    warehouse,
    sixty.flatMap((index) => [
      [`~v${index}`, 'product_viewed', day(index)],
      [`o${index}`, 'product_viewed', day(index), { anonymous_id: `v${index}` }],
    ]),
  );
  const rule = { type: 'profile', field: 'city', op: 'is', values: ['Ulm'] };
  audience = (await test.audiences.definitions.create(project, { name: 'Ulm', rule }, 'system')).id;
  await test.audiences.refreshes.refresh(project, audience);
}, 60_000);
afterAll(() => test.close());

async function compiled(input: unknown) {
  const membersOf = publishedMembers(test.metadata, 'default');
  const { analyses } = test;
  return compileRule(parseRule(input, 'UTC'), { project, analyses, asOf: clock.now(), membersOf });
}

/** Every member, by key. */
async function members(input: unknown) {
  const question = memberRows(await compiled(input)).toQuestion();
  const { rows } = await project.warehouse.rows<Record<'person' | 'customer_id' | 'anonymous_id', string>>({
    ...question,
    sql: `${question.sql}\norder by person`,
  });
  return rows.map(({ person, customer_id: customerId, anonymous_id: visitor }) => ({
    person,
    customerId,
    anonymousId: customerId ? '' : visitor,
  }));
}

const steps = [{ events: ['product_viewed'] }, { events: ['order_completed'] }];
const rfm = (change: object) => ({ type: 'rfm', parameters: { bins: 4 }, ...change });
const rules: [string, object][] = [
  ['customers by their record', { type: 'profile', field: 'city', op: 'exists' }],
  ['everyone', { not: { type: 'consent', purpose: 'email', given: true } }],
  ['buyers by their orders', { type: 'orders', aggregate: 'count', op: 'at-least', value: 2 }],
  ['visitors at a step', { type: 'analysis', analysis: 'funnel', parameters: { steps, step: 1 } }],
  ['buyers by score', { or: [rfm({ r: { min: 3 } }), rfm({ f: { max: 1 } })] }],
  ['few', { type: 'profile', field: 'customerId', op: 'is', values: ['r1', 'r3', 'r2'] }],
];

describe('a preview', () => {
  it.each(rules)('shows the members with the smallest keys, with their ids: %s', async (_, rule) => {
    const { sample, size } = await test.audiences.previews.preview(project, { rule });
    const all = await members(rule);
    expect(size).toBe(all.length);
    const shown = sample.map(({ person, customerId, anonymousId }) => ({ person, customerId, anonymousId }));
    expect(shown).toEqual(all.slice(0, 20));
  });

  it('knows the names of those in another audience whose records are gone', async () => {
    await givenOrders(project.warehouse, [['z', '2024-06-01', 1]]);
    const before = await members({ type: 'audience', id: audience });
    await project.warehouse.command({ sql: "alter table customers delete where city = 'Ulm'" });
    const { sample, size } = await test.audiences.previews.preview(project, {
      rule: { type: 'audience', id: audience },
    });
    expect(size).toBe(30);
    expect(sample.map(({ customerId }) => customerId)).toEqual(
      before.slice(0, 20).map(({ customerId }) => customerId),
    );
    expect(sample.every(({ name }) => name === null)).toBe(true);
  });

  it('says so when a rule asks more of each person than one pass can answer', async () => {
    const absence = (minimumTenureDays: number) => ({
      ...{ type: 'absence', of: 'orders', window: { days: 7 } },
      minimumTenureDays,
    });
    const rule = (count: number) => ({
      and: Array.from({ length: count }, (_, index) => absence(1 + index)),
    });
    const { size } = await test.audiences.previews.preview(project, { rule: rule(15) });
    expect(size).toBeGreaterThanOrEqual(0);
    await expect(test.audiences.previews.preview(project, { rule: rule(16) })).rejects.toMatchObject({
      code: 'invalid-parameters',
      errors: [{ code: 'too-many-conditions', path: '/rule' }],
    });
  });

  it('scores the buyers once, however many conditions stand on the same scores', async () => {
    const scored = async (rule: unknown) =>
      (await compiled(rule)).people.toQuestion().sql.split('cutoffs as materialized').length - 1;
    const cell = { type: 'analysis', analysis: 'rfm', parameters: { bins: 4, cell: { r: 4 } } };
    const many = {
      or: [rfm({ r: { min: 3 } }), { not: rfm({ f: { max: 1 } }) }, cell, rfm({ m: { min: 2 } })],
    };
    expect(await scored(many)).toBe(1);
    expect(await scored({ or: [many, { ...cell, parameters: { bins: 3, cell: { r: 2 } } }] })).toBe(2);
    const { size, conditions, population } = await test.audiences.previews.preview(project, { rule: cell });
    const { rows } = await test.analyses.run('rfm', { bins: 4, level: 'customers', cell: { r: 4 } }, project);
    expect([size, conditions]).toEqual([
      rows.length,
      [{ path: '', matching: size, removed: population - size }],
    ]);
  });
});
