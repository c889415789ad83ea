import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnalysisProject } from '#analyses';
import { fixedClock, givenCustomers, givenEvents, givenOrders, givenRefunds } from '#testing';
import { type ProjectWarehouse, toParam } from '#warehouse';
import { openTestAudiences, type TestAudiences } from '../../../testing/src/test.audiences.js';
import { compileRule, memberRows } from '../compile/compiler.js';
import { publishedMembers } from '../definitions/memberships-of.js';
import type { Rule } from '../rule/rule.js';
import { parseRule } from '../rule/rule.parser.js';
import { leaves, membersOf } from './members.oracle.js';
import { partMembers } from './part.members.js';
import { listingRuleArbitrary, ruleArbitrary, someAudience } from './rule.arbitrary.js';
import { asOf, shopArbitrary, type Shop } from './shop.arbitrary.js';

const shops = 20;
const treesPerShop = 25;
/** Trees that are asked by themselves, too. */
const alonePerShop = 1;

let test: TestAudiences;
let count = 0;
let projects: Map<string, AnalysisProject>;

beforeAll(async () => {
  test = await openTestAudiences({ clock: fixedClock(asOf.toISOString()) });
  projects = new Map();
  for (const zone of ['UTC', 'Asia/Shanghai']) {
    const name = zone.toLowerCase().replace(/\W/g, '-');
    projects.set(zone, await test.project(name, zone));
  }
});
afterAll(() => test.close());

/** Puts a shop into the project of its zone, in the place of the one before: opening a project takes far longer. */
async function opened(shop: Shop): Promise<AnalysisProject> {
  const project = projects.get(shop.timeZone)!;
  const { warehouse } = project;
  for (const table of ['customers', 'orders', 'refunds', 'events']) {
    await warehouse.command({ sql: `truncate table ${table}` });
  }
  await load(warehouse, shop);
  return project;
}

async function load(warehouse: ProjectWarehouse, shop: Shop): Promise<void> {
  const at = (time: number) => new Date(time).toISOString();
  const money = (cents: number) => (cents / 100).toFixed(2);
  await givenCustomers(
    warehouse,
    shop.customers.map(({ id, birthYear, createdAt, ...rest }) => [
      id,
      {
        ...rest,
        birth_year: birthYear,
        created_at: createdAt === null ? null : toParam(new Date(createdAt)),
      },
    ]),
  );
  await givenOrders(
    warehouse,
    shop.orders.map(({ id, customer, at: time, gross, discount, cost, items, status, channel }) => [
      customer,
      at(time),
      money(gross),
      {
        ...{ order_id: id, status, channel, discount: money(discount), cost: money(cost) },
        items: items.map(({ product, category }) => [product, 1, 0, { category }] as const),
      },
    ]),
  );
  await givenRefunds(
    warehouse,
    shop.refunds.map(({ customer, order, at: time, amount }) => [
      customer,
      at(time),
      money(amount),
      { order_id: order },
    ]),
  );
  await givenEvents(
    warehouse,
    shop.events.map(({ person, name, at: time, device, plan, value }) => [
      person,
      name,
      at(time),
      {
        device,
        properties: plan ? JSON.stringify({ plan }) : '{}',
        value: value === null ? null : money(value),
      },
    ]),
  );
}

async function compiled(project: AnalysisProject, rule: Rule) {
  const membersOfOther = publishedMembers(test.metadata, project.warehouse.project);
  return compileRule(rule, { project, analyses: test.analyses, asOf, membersOf: membersOfOther });
}

/** The members of one rule, as a refresh would list them. */
async function members(project: AnalysisProject, rule: Rule): Promise<string[]> {
  const question = memberRows(await compiled(project, rule)).toQuestion();
  const { rows } = await project.warehouse.rows<{ customer_id: string; anonymous_id: string }>(question);
  return rows.map((row) => row.customer_id || `~${row.anonymous_id}`).sort();
}

/** The members of each of several trees, as parts of one rule. */
async function membersOfEach(project: AnalysisProject, trees: readonly Rule[]): Promise<string[][]> {
  const found = await partMembers(project.warehouse, await compiled(project, { or: trees }), (path) =>
    /^\/or\/\d+$/.test(path),
  );
  return trees.map((_, index) => found.get(`/or/${index}`)!);
}

/** What a condition asks of each person at most, where it is not one thing; a rule may ask 63. */
const weights: Readonly<Record<string, number>> = { absence: 4, orders: 2, events: 2 };
const weightOf = (rule: Rule) =>
  leaves(rule).reduce((sum, { type }: { type: string }) => sum + (weights[type] ?? 1), 0);
const lists = new Set(['rfm', 'analysis', 'audience']);
const isListing = (rule: Rule) => leaves(rule).some(({ type }: { type: string }) => lists.has(type));

/**
 * Trees that are asked together. Those that list people are apart from those that do not, so that the latter are about
 * the very same people as alone.
 */
function batches(trees: readonly Rule[]): Rule[][] {
  return [trees.filter(isListing), trees.filter((tree) => !isListing(tree))].flatMap((some) => {
    const packed: Rule[][] = [];
    let left = 0;
    for (const tree of some) {
      if (weightOf(tree) > left) {
        packed.push([]);
        left = 62;
      }
      packed.at(-1)!.push(tree);
      left -= weightOf(tree);
    }
    return packed;
  });
}

const named = (rule: unknown, id: string): unknown =>
  JSON.parse(JSON.stringify(rule).replaceAll(JSON.stringify(someAudience), JSON.stringify(id)));

describe('the members that SQL finds', () => {
  it(`are those of a plain evaluation, for ${shops * treesPerShop} random trees over random shops`, async () => {
    const { audiences } = test;
    const rules = fc.array(listingRuleArbitrary, { minLength: treesPerShop, maxLength: treesPerShop });
    let evaluated = 0;
    const property = fc.asyncProperty(shopArbitrary, ruleArbitrary, rules, async (shop, other, some) => {
      const project = await opened(shop);
      const name = `Other ${++count}`;
      const { id } = await audiences.definitions.create(project, { name, rule: other }, 'system');
      const run = await audiences.refreshes.refresh(project, id, asOf);
      const others = membersOf(other, shop, asOf);
      expect([run.size, other]).toEqual([others.length, other]);
      const trees = some.map((tree) => parseRule(named(tree, id), shop.timeZone));
      for (const tree of trees.slice(0, alonePerShop)) {
        const expected = membersOf(tree, shop, asOf, others);
        expect({ tree, members: await members(project, tree) }).toEqual({ tree, members: expected });
      }
      await Promise.all(
        batches(trees).map(async (batch) => {
          const found = await membersOfEach(project, batch);
          batch.forEach((tree, index) => {
            const expected = membersOf(tree, shop, asOf, others, { or: batch });
            expect({ tree, batch, members: found[index] }).toEqual({ tree, batch, members: expected });
          });
        }),
      );
      evaluated += trees.length;
    });
    await fc.assert(property, { numRuns: shops });
    expect(evaluated).toBe(shops * treesPerShop);
  }, 900_000);
});
