import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../../api/types';
import { marksOf, readRule, writeRule } from './rule-tree';

const consent = { type: 'consent', purpose: 'email', given: true };
const rfm = { type: 'rfm', segment: ['At risk'] };

describe('the rule of the builder', () => {
  it.each<[string, Rule]>([
    ['a group', { and: [consent, rfm] }],
    ['groups in groups, turned round', { or: [{ not: { and: [consent, rfm] } }, { not: rfm }] }],
    ['a single condition', consent],
    ['a single condition turned round', { not: consent }],
  ])('comes out of the form as it went in: %s', (_, rule) => {
    expect(writeRule(readRule(rule))).toEqual(rule);
  });

  it('keeps what is turned round twice', () => {
    const rule = writeRule(readRule({ not: { not: consent } }));
    expect(rule).toEqual({ not: { not: consent } });
  });

  it('leaves empty groups out, and is none while it has no condition', () => {
    expect(writeRule(readRule({ and: [consent, { or: [] }] }))).toEqual(consent);
    expect(writeRule(readRule(undefined))).toBeUndefined();
  });

  it('gives each condition its own numbers, a turned one those of its not', () => {
    const part = (path: string, matching: number) => ({ path, matching, removed: 0 });
    const rule = { and: [rfm, { or: [{ not: consent }, { not: { and: [consent, rfm] } }] }] };
    const parts = [
      part('', 1),
      part('/and/0', 2),
      part('/and/1', 3),
      part('/and/1/or/0', 4),
      part('/and/1/or/0/not', 5),
      part('/and/1/or/1', 6),
      part('/and/1/or/1/not', 7),
      part('/and/1/or/1/not/and/0', 8),
      part('/and/1/or/1/not/and/1', 9),
    ];
    expect(marksOf(rule, parts).map(({ matching }) => matching)).toEqual([2, 4, 8, 9]);
    expect(marksOf(consent, [part('', 1)])).toHaveLength(1);
    expect(marksOf({ not: consent }, [part('', 1), part('/not', 2)])).toEqual([part('', 1)]);
  });
});
