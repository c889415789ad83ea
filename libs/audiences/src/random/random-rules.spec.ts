import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyses, AnalysisRunner, type AnalysisProject } from '#analyses';
import { Metadata } from '#metadata';
import {
  fixedClock,
  givenCustomers,
  givenEvents,
  givenOrders,
  givenRefunds,
  openTestWarehouse,
  type TestWarehouse,
} from '#testing';
import { type ProjectWarehouse, toParam } from '#warehouse';
import { Audiences } from '../audiences.js';
import { compileRule, memberRows } from '../compile/compiler.js';
import { publishedMembers } from '../definitions/memberships-of.js';
import { parseRule } from '../rule/rule.parser.js';
import { membersOf } from './members.oracle.js';
import { listingRuleArbitrary, ruleArbitrary, someAudience } from './rule.arbitrary.js';
import { asOf, shopArbitrary, type Shop } from './shop.arbitrary.js';

const shops = 20;
const treesPerShop = 25;
const clock = fixedClock(asOf.toISOString());
const runner = new AnalysisRunner(analyses, clock);

let test: TestWarehouse;
let metadata: Metadata;
let count = 0;

beforeAll(async () => {
  test = await openTestWarehouse();
  metadata = await Metadata.open({ home: test.home, clock });
});
afterAll(async () => {
  await metadata.close();
  await test.close();
});

async function opened(shop: Shop): Promise<AnalysisProject> {
  const name = `random-${++count}`;
  await metadata.projects.create({ name, timeZone: shop.timeZone });
  const warehouse = await test.project(name);
  await load(warehouse, shop);
  return { warehouse, timeZone: shop.timeZone, currency: 'EUR' };
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

/** The members as the warehouse finds them. */
async function asked(project: AnalysisProject, input: unknown): Promise<string[]> {
  const { warehouse, timeZone } = project;
  const rule = parseRule(input, timeZone);
  const membersOfOther = publishedMembers(metadata, warehouse.project);
  const compiled = await compileRule(rule, { project, analyses: runner, asOf, membersOf: membersOfOther });
  const { rows } = await warehouse.rows<{ customer_id: string; anonymous_id: string }>(
    memberRows(compiled).toQuestion(),
  );
  return rows.map((row) => row.customer_id || `~${row.anonymous_id}`).sort();
}

const named = (rule: unknown, id: string): unknown =>
  JSON.parse(JSON.stringify(rule).replaceAll(JSON.stringify(someAudience), JSON.stringify(id)));

describe('the members that SQL finds', () => {
  it(`are those of a plain evaluation, for ${shops * treesPerShop} random trees over random shops`, async () => {
    const audiences = new Audiences({ metadata, analyses: runner, clock, home: test.home });
    const rules = fc.array(listingRuleArbitrary, { minLength: treesPerShop, maxLength: treesPerShop });
    const property = fc.asyncProperty(shopArbitrary, ruleArbitrary, rules, async (shop, other, trees) => {
      const project = await opened(shop);
      const { id } = await audiences.definitions.create(project, { name: 'Other', rule: other }, 'system');
      const run = await audiences.refreshes.refresh(project, id, asOf);
      const others = membersOf(other, shop, asOf);
      expect([run.size, other]).toEqual([others.length, other]);
      const found = await Promise.all(trees.map((tree) => asked(project, named(tree, id))));
      trees.forEach((tree, index) => {
        expect({ tree, members: found[index] }).toEqual({
          tree,
          members: membersOf(tree, shop, asOf, others),
        });
      });
    });
    await fc.assert(property, { numRuns: shops, endOnFailure: true });
  }, 900_000);
});
