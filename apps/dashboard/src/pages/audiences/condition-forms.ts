import type { Condition } from '../../api/types';

/** What a new condition of each type begins with. */
export const beginnings: Record<string, Condition> = {
  profile: { type: 'profile', field: 'country', op: 'exists' },
  consent: { type: 'consent', purpose: 'email', given: true },
  rfm: { type: 'rfm', segment: ['At risk'] },
  orders: { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, window: { days: 365 } },
  events: {
    type: 'events',
    name: 'product_viewed',
    aggregate: 'count',
    op: 'at-least',
    value: 1,
    window: { days: 30 },
  },
  absence: { type: 'absence', of: 'orders', window: { days: 90 }, minimumTenureDays: 90 },
  audience: { type: 'audience', id: '' },
};

export const profileFields = [
  'country',
  'region',
  'city',
  'gender',
  'birthYear',
  'channel',
  'createdAt',
  'email',
  'phone',
  'name',
  'customerId',
] as const;

export const profileOps = [
  'is',
  'is-not',
  'contains',
  'starts-with',
  'greater',
  'less',
  'between',
  'exists',
  'missing',
] as const;

export const comparisons = ['at-least', 'at-most', 'greater', 'less', 'equal', 'between'] as const;
export const orderAggregates = ['count', 'sum', 'average', 'first', 'last', 'distinct-products'] as const;
export const eventAggregates = ['count', 'sum', 'first', 'last', 'distinct-days'] as const;
export const purposes = ['email', 'sms', 'ads'] as const;

export const segments = [
  'Champions',
  'Loyal',
  'Potential loyalists',
  'New',
  'Promising',
  'Needs attention',
  'About to sleep',
  'At risk',
  "Can't lose",
  'Hibernating',
  'Lost',
] as const;

/** Which profile operations a field takes: texts are not compared by size, times not by letters. */
export function opsOf(field: string): readonly string[] {
  if (field === 'createdAt') return ['greater', 'less', 'between', 'exists', 'missing'];
  if (field === 'birthYear' || field.startsWith('attribute.')) return profileOps;
  return profileOps.filter((op) => !['greater', 'less', 'between'].includes(op));
}
