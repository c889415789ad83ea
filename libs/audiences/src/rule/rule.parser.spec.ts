import { describe, expect, it } from '@jest/globals';
import { Problem } from '#core';
import { conditionTypes } from '../conditions/conditions.js';
import { parseRule } from './rule.parser.js';

/** Code and path of every mistake. */
function mistakes(rule: unknown): string[] {
  try {
    parseRule(rule, 'Europe/Paris', '');
  } catch (error) {
    if (error instanceof Problem) return error.errors.map(({ code, path }) => `${code} ${path}`).sort();
    throw error;
  }
  return [];
}

const leaf = { type: 'orders', aggregate: 'count', op: 'at-least', value: 1 };
const nested = (depth: number): unknown => (depth === 0 ? leaf : { not: nested(depth - 1) });

describe('the form of a rule', () => {
  it('takes the example of every condition, and groups five deep', () => {
    for (const { example } of conditionTypes) expect(mistakes(example)).toEqual([]);
    expect(mistakes({ and: conditionTypes.map(({ example }) => example) })).toEqual([]);
    expect(mistakes(nested(5))).toEqual([]);
  });

  const cases: [string, unknown, string[]][] = [
    ['six deep', nested(6), ['too-deep /not/not/not/not/not']],
    ['a thousand deep', nested(1000), ['too-deep /not/not/not/not/not']],
    ['nothing', {}, ['empty-group ']],
    ['no object', 'all', ['wrong-type ']],
    ['null', null, ['wrong-type ']],
    ['a list', [leaf], ['wrong-type ']],
    ['an empty group', { and: [] }, ['empty-group /and']],
    ['an empty group within', { and: [leaf, { or: [] }] }, ['empty-group /and/1/or']],
    ['not of nothing', { not: {} }, ['empty-group /not']],
    ['a group that is no list', { or: leaf }, ['wrong-type /or']],
    ['two groups in one', { and: [leaf], or: [leaf] }, ['unknown-field /or']],
    [
      'a condition that is a group, too',
      { ...leaf, and: [leaf] },
      ['aggregate', 'op', 'type', 'value'].map((name) => `unknown-field /${name}`),
    ],
    ['a condition without a type', { aggregate: 'count' }, ['missing-field ']],
    ['an unknown condition', { type: 'weather' }, ['unknown-condition /type']],
    ['a type that is none', { type: ['orders'] }, ['unknown-condition /type']],
    ['a type of the prototype', { type: 'constructor' }, ['unknown-condition /type']],
    ['fields of another condition', { ...leaf, purpose: 'email' }, ['unknown-field /purpose']],
    ['a field with a slash', { ...leaf, 'a/b~c': 1 }, ['unknown-field /a~1b~0c']],
    ['31 conditions', { or: Array.from({ length: 31 }, () => leaf) }, ['too-many-conditions ']],
    [
      'turned window',
      { ...leaf, window: { from: '2024-02-01', to: '2024-01-01' } },
      ['turned-window /window/from'],
    ],
    [
      'an empty range',
      { ...leaf, window: { from: '2024-02-01', to: '2024-02-01' } },
      ['turned-window /window/from'],
    ],
    ['days and a range', { ...leaf, window: { days: 3, to: '2024-01-01' } }, ['contradiction /window']],
    ['a window of nothing', { ...leaf, window: {} }, ['empty-window /window']],
    ['days back in time', { ...leaf, window: { days: -1 } }, ['out-of-range /window/days']],
    ['a day that is none', { ...leaf, window: { from: '2024-02-30' } }, ['invalid-time /window/from']],
    ['between without a pair', { ...leaf, op: 'between' }, ['wrong-type /value']],
    ['a turned pair', { ...leaf, op: 'between', value: [3, '2.5'] }, ['turned-range /value']],
    [
      'a number and a time',
      { ...leaf, aggregate: 'last', op: 'between', value: [3, '2024-01-01'] },
      ['wrong-type /value'],
    ],
    ['a count of text', { ...leaf, value: 'many' }, ['invalid-value /value']],
    ['five decimals', { ...leaf, aggregate: 'sum', value: 0.00001 }, ['invalid-value /value']],
    ['more than money holds', { ...leaf, aggregate: 'sum', value: 1e20 }, ['invalid-value /value']],
    ['infinity', { ...leaf, value: Infinity }, ['wrong-type /value']],
    ['a basis of a count', { ...leaf, basis: 'net' }, ['contradiction /basis']],
    [
      'an unknown property of orders',
      { ...leaf, where: { colour: ['red'] } },
      ['unknown-field /where/colour'],
    ],
    ['an event without a name', { ...leaf, type: 'events' }, ['missing-field /name']],
    [
      'an unknown property of events',
      { ...leaf, type: 'events', name: 'x', where: { colour: ['red'] } },
      ['unknown-property /where/colour'],
    ],
    [
      'an absence of an unnamed event',
      { type: 'absence', of: 'event', window: { days: 3 } },
      ['missing-field /name'],
    ],
    [
      'an unknown field of customers',
      { type: 'profile', field: 'shoe', op: 'exists' },
      ['unknown-field /field'],
    ],
    [
      'an attribute without a key',
      { type: 'profile', field: 'attribute.', op: 'exists' },
      ['unknown-field /field'],
    ],
    [
      'values of nothing',
      { type: 'profile', field: 'country', op: 'missing', values: ['FR'] },
      ['contradiction /values'],
    ],
    [
      'text that is greater',
      { type: 'profile', field: 'country', op: 'greater', values: ['FR'] },
      ['contradiction /op', 'invalid-value /values/0'],
    ],
    [
      'contains everything',
      { type: 'profile', field: 'city', op: 'contains', values: [''] },
      ['invalid-value /values'],
    ],
    ['scores of nothing', { type: 'rfm' }, ['empty-condition ']],
    ['an empty range of scores', { type: 'rfm', r: {} }, ['empty-condition /r']],
    ['turned scores', { type: 'rfm', r: { min: 4, max: 2 } }, ['turned-range /r']],
    [
      'an analysis of no people',
      { type: 'analysis', analysis: 'customer', parameters: {} },
      ['not-allowed /analysis'],
    ],
    [
      'a level of no people',
      { type: 'analysis', analysis: 'rfm', parameters: { level: 'cells' } },
      ['not-allowed /parameters/level'],
    ],
    [
      'a page of people',
      { type: 'analysis', analysis: 'rfm', parameters: { limit: 3 } },
      ['contradiction /parameters/limit'],
    ],
    ['half a surrogate pair', { type: 'consent', purpose: '\ud800', given: true }, ['invalid-text /purpose']],
    [
      'NUL in the name of a parameter',
      { type: 'analysis', analysis: 'rfm', parameters: { filters: { 'a\0': [] } } },
      ['invalid-text /parameters/filters/a\ufffd'],
    ],
  ];
  it.each(cases)('refuses %s', (_, rule, expected) => {
    expect(mistakes(rule)).toEqual(expected);
  });

  it('refuses a field that only JSON can have', () => {
    const rule = JSON.parse('{"type": "consent", "purpose": "x", "given": true, "__proto__": {}}') as unknown;
    expect(mistakes(rule)).toEqual(['unknown-field /__proto__']);
  });

  it('tells every mistake at once, and repeats none of the values', () => {
    const secret = 'ada@example.com';
    const rule = {
      and: [
        { ...leaf, op: secret, value: secret, colour: secret },
        {
          or: [
            { type: 'profile', field: secret, op: 'is' },
            { type: 'rfm', segment: [] },
          ],
        },
      ],
    };
    expect(mistakes(rule)).toEqual([
      'empty-list /and/1/or/1/segment',
      'missing-field /and/1/or/0/values',
      'not-allowed /and/0/op',
      'unknown-field /and/0/colour',
      'unknown-field /and/1/or/0/field',
    ]);
    expect(() => parseRule(rule, 'UTC')).not.toThrow(secret);
    expect(() => parseRule(rule, 'UTC')).toThrow('(and 4 more)');
  });
});
