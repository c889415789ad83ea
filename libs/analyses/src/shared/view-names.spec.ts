import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestWarehouse, type TestWarehouse } from '#testing';
import { viewQuery } from '#warehouse';
import { analyses } from '../analyses.js';
import { AnalysisRunner, type AnalysisProject } from './runner.js';

const runner = new AnalysisRunner(analyses);
const steps = [{ events: ['product_viewed'] }, { events: ['order_completed'] }];
let test: TestWarehouse;
let project: AnalysisProject;

beforeAll(async () => {
  test = await openTestWarehouse();
  project = { warehouse: await test.project(), timeZone: 'UTC', currency: 'EUR' };
});
afterAll(() => test.close());

const namesAfter = (text: string, words: RegExp) => [...text.matchAll(words)].map(([, name]) => name!);
const tablesRead = (text: string) => namesAfter(text, /\b(?:from|join) (\w+)/g);
const tablesDeclared = (text: string) => namesAfter(text, /(\w+) as (?:materialized )?\(/g);

// A table that the question declares would be read in place of the shop's one of the same name.
describe('a question that carries the query of a view', () => {
  it.each([
    ['order_values', 'rfm', { level: 'segments' }],
    ['order_values', 'rfm', { level: 'customers', method: 'mean' }],
    ['event_stream', 'funnel', { steps }],
    ['event_stream', 'funnel', { steps, times: false }],
    ['event_stream', 'funnel', { steps, breakdown: 'device' }],
    ['event_stream', 'funnel', { steps, level: 'actors' }],
  ])('hides no table that %s reads: %s %j', async (view, name, parameters) => {
    const query = viewQuery(view);
    const { sql } = await runner.question(name, parameters, project);
    expect(sql).toContain(query.slice(query.lastIndexOf('\nfrom ')).split('{')[0]);
    const own = tablesDeclared(sql).filter((table) => !tablesDeclared(query).includes(table));
    expect(own.length).toBeGreaterThan(0);
    expect(tablesRead(query).filter((table) => own.includes(table))).toEqual([]);
  });
});
