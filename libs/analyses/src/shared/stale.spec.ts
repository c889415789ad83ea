import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, givenEvents, givenOrders, openTestWarehouse, type TestWarehouse } from '#testing';
import { analyses } from '../analyses.js';
import { AnalysisRunner, type AnalysisProject } from './runner.js';

const runner = new AnalysisRunner(analyses, fixedClock('2026-03-01T00:00:00Z'));
let test: TestWarehouse;
let project: AnalysisProject;

beforeAll(async () => {
  test = await openTestWarehouse();
  project = { warehouse: await test.project(), timeZone: 'Asia/Shanghai', currency: 'EUR' };
  await givenOrders(project.warehouse, [
    ['c1', '2011-11-09', 10],
    ['c2', '2011-12-08T20:00:00Z', 10],
  ]);
  await givenEvents(project.warehouse, [['c1', 'product_viewed', '2026-02-27']]);
});
afterAll(() => test.close());

const told = async (analysis: string, parameters: object = {}) =>
  (await runner.run(analysis, parameters, project)).notices.filter(({ code }) => code === 'no-recent-orders');

const notice = (day: string, days: number) => ({
  code: 'no-recent-orders',
  parameters: { day, days },
  message: `The newest order is from ${day}, ${days} days before the time looked from, so that customers seem to have left.`,
});

describe('a newest order that is long past', () => {
  it.each(['overview', 'rfm', 'cohort-ltv'])('is told by %s, with its day in the shop', async (analysis) => {
    expect(await told(analysis)).toEqual([notice('2011-12-09', 5196)]);
  });

  it('is looked for before the time that the answer looks from, and told after thirty days', async () => {
    expect(await told('rfm', { asOf: '2012-01-07T20:00:00Z' })).toEqual([]);
    expect(await told('rfm', { asOf: '2012-01-08T20:00:00Z' })).toEqual([notice('2011-12-09', 31)]);
    expect(await told('rfm', { asOf: '2011-12-08T20:00:00Z' })).toEqual([]);
  });

  it('is not told where there is no order, nor of events', async () => {
    expect(await told('rfm', { asOf: '2011-01-01' })).toEqual([]);
    const steps = [{ events: ['product_viewed'] }, { events: ['order_completed'] }];
    expect(await told('funnel', { steps })).toEqual([]);
  });
});
