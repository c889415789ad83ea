import { describe, expect, it } from '@jest/globals';
import { readFunnelSearch } from '../pages/funnels/funnel.search';
import { readSignInSearch } from '../pages/sign-in/sign-in.search';
import { date, filters, whole } from './read';
import { readRootSearch } from './root-search';

describe('what an address holds', () => {
  it('is taken when it makes sense', () => {
    expect(date('2024-02-29')).toBe('2024-02-29');
    expect(whole('30', 1, 365)).toBe(30);
    expect(filters({ channel: ['app', 'web'], device: [] })).toEqual({ channel: ['app', 'web'] });
  });

  it.each([['2023-02-29'], ['yesterday'], [20240229], [null]])('leaves out the date %p', (value) => {
    expect(date(value)).toBeUndefined();
  });

  it.each([[0], [366], [1.5], ['x']])('leaves out the number %p', (value) => {
    expect(whole(value, 1, 365)).toBeUndefined();
  });

  it('keeps whole funnels and leaves out those of one step', () => {
    const step = { events: ['product_viewed'] };
    expect(readFunnelSearch({ steps: [step, step] }).steps).toHaveLength(2);
    expect(readFunnelSearch({ steps: [step, { events: [] }] }).steps).toBeUndefined();
  });

  it('names people by an analysis or by a rule, and nothing else', () => {
    expect(readRootSearch({ people: { analysis: 'rfm', title: 'x' } }).people).toMatchObject({
      analysis: 'rfm',
    });
    expect(readRootSearch({ people: { title: 'x' } }).people).toBeUndefined();
  });

  it.each([['https://example.com'], ['//example.com'], ['/\\example.com']])(
    'never leads to another site after the sign-in: %p',
    (next) => {
      expect(readSignInSearch({ next }).next).toBeUndefined();
    },
  );
});
