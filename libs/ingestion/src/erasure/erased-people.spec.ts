import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';

let test: TestIngestion;

beforeAll(async () => {
  test = await openTestIngestion();
  await test.project('shop', 'EUR');
});
afterAll(() => test.close());

it('suppresses who is erased after the clock was set back', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000);
  await test.metadata.suppressions.secret('shop');
  await test.metadata.suppressions.add('shop', ['somebody-before'], inAnHour);
  const erased = test.ingestion.erased('shop');
  await erased.refresh();
  await erased.add([{ kind: 'customer', id: 'ada' }]);
  expect(erased.has('customer', 'ada')).toBe(true);
  expect(erased.has('customer', 'bob')).toBe(false);
});
