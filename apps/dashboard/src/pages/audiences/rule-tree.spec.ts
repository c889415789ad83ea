import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../../api/types';
import { readRule, writeRule } from './rule-tree';

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
});
