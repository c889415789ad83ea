import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fixedClock,
  givenEvents,
  givenOrders,
  givenRefunds,
  openTestWarehouse,
  type TestWarehouse,
} from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { analyses } from '../analyses.js';
import { AnalysisRunner, type AnalysisProject } from './runner.js';

const runner = new AnalysisRunner(analyses, fixedClock('2026-03-01T00:00:00Z'));
const unrated = (currency: string, more: object = {}) => ({ currency, exchange_rate: '0', ...more });
let test: TestWarehouse;
let project: AnalysisProject;

beforeAll(async () => {
  test = await openTestWarehouse();
  project = { warehouse: await test.project(), timeZone: 'UTC', currency: 'EUR' };
  await givenOrders(project.warehouse, [
    ['c1', '2026-02-01', 10],
    ['c1', '2026-02-02', 10, { currency: 'USD', exchange_rate: '0.9' }],
    ['c2', '2026-01-10', 20, unrated('GBP')],
    ['c2', '2026-02-10', 20, unrated('USD')],
    ['c3', '2026-02-11', 20, unrated('USD', { status: 'refunded', order_id: 'sent' })],
    // Neither of these would count: never paid, sent again with its rate, deleted.
    ['c4', '2026-02-12', 20, unrated('CHF', { status: 'pending' })],
    ['c4', '2026-02-13', 20, unrated('SEK', { order_id: 'again' })],
    ['c4', '2026-02-14', 20, unrated('NOK', { order_id: 'gone' })],
  ]);
  const updated_at = '2026-02-20 00:00:00.000';
  await givenOrders(project.warehouse, [
    ['c4', '2026-02-13', 20, { currency: 'SEK', exchange_rate: '0.1', order_id: 'again', updated_at }],
    ['c4', '2026-02-14', 20, unrated('NOK', { order_id: 'gone', is_deleted: 1, updated_at })],
  ]);
  await givenRefunds(project.warehouse, [
    ['c1', '2026-02-03', 1],
    ['c1', '2026-02-04', 1, unrated('JPY')],
  ]);
  await givenEvents(project.warehouse, [
    ['c1', 'product_viewed', '2026-01-31'],
    ['c3', 'order_completed', '2026-02-11', { order_id: 'sent' }],
  ]);
});
afterAll(() => test.close());

const orders = (number: number, ...currencies: string[]) => ({
  code: 'orders-without-rate',
  parameters: { number, currencies },
  message: `Orders without an exchange rate are not counted: ${number} in ${currencies.join(', ')}.`,
});
const refunds = {
  code: 'refunds-without-rate',
  parameters: { number: 1, currencies: ['JPY'] },
  message: 'Refunds without an exchange rate are not counted: 1 in JPY.',
};
const noticesOf = async (analysis: string, parameters: object = {}) =>
  (await runner.run(analysis, parameters, project)).notices;

/** The warehouse of a project, with the questions that it is asked. */
function overheard(warehouse: ProjectWarehouse) {
  const asked: string[] = [];
  const rows: ProjectWarehouse['rows'] = (question, options) => {
    asked.push(question.sql);
    return warehouse.rows(question, options);
  };
  return { asked, warehouse: Object.create(warehouse, { rows: { value: rows } }) as ProjectWarehouse };
}

describe('money without an exchange rate', () => {
  const levels = analyses
    .filter(({ name }) => ['overview', 'rfm', 'cohort-ltv'].includes(name))
    .flatMap((one) => Object.keys(one.levels).map((level) => [one.name, level, one.example] as const));

  it.each(levels)('is told by %s at level %s', async (analysis, level, example) => {
    const notices = await noticesOf(analysis, { ...example, level });
    expect(notices.filter(({ code }) => code.endsWith('-without-rate'))).toEqual([
      orders(3, 'USD', 'GBP'),
      refunds,
    ]);
  });

  it('counts as far as the answer looks', async () => {
    const notices = await noticesOf('overview', { asOf: '2026-01-31' });
    expect(notices).toEqual([orders(1, 'GBP')]);
    expect(await noticesOf('overview', { asOf: '2025-12-31' })).toEqual([]);
  });

  it('is told by a funnel for the orders that it would have taken as events', async () => {
    const steps = [{ events: ['product_viewed'] }, { events: ['order_completed'] }];
    expect(await noticesOf('funnel', { steps })).toEqual([orders(2, 'GBP', 'USD')]);
    expect(await noticesOf('funnel', { steps: [steps[0], { events: ['product_viewed'] }] })).toEqual([]);
    expect(await noticesOf('funnel', { steps, actor: 'session' })).toEqual([]);
  });

  it('is told by both answers of a comparison, each as of its own time, and asked for once', async () => {
    const { asked, warehouse } = overheard(project.warehouse);
    const parameters = { from: '2026-02-01', to: '2026-03-01', compare: 'previous-period' };
    const { notices, comparison } = await runner.run('overview', parameters, { ...project, warehouse });
    expect(notices).toEqual([orders(3, 'USD', 'GBP'), refunds]);
    expect(comparison!.notices).toEqual([orders(1, 'GBP')]);
    expect(asked).toHaveLength(4);
  });

  it('costs no further question where there is none, and is not told', async () => {
    const rated = await test.project('rated');
    await givenOrders(rated, [['c1', '2026-02-02', 10, { currency: 'USD', exchange_rate: '0.9' }]]);
    const { asked, warehouse } = overheard(rated);
    expect((await runner.run('overview', {}, { ...project, warehouse })).notices).toEqual([]);
    expect(asked).toHaveLength(2);
  });
});
