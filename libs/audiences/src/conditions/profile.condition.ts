import type { ProblemDetail } from '#core';
import { bind, sql, type SqlFragment } from '#warehouse';
import {
  compareNumbers,
  compareTimes,
  comparisonErrors,
  type Comparison,
  type ValueKind,
} from '../rule/comparison.js';
import type { Condition } from '../rule/rule.js';
import { choice, closed, text } from '../rule/schema.js';
import type { CheckContext, CompileContext, ConditionType } from './condition-type.js';

/** Text of the record; an empty one is a missing one. */
const textFields = {
  customerId: sql`customer_id`,
  email: sql`email`,
  phone: sql`phone`,
  name: sql`name`,
  gender: sql`toString(gender)`,
  country: sql`toString(country)`,
  region: sql`toString(region)`,
  city: sql`toString(city)`,
  channel: sql`toString(channel)`,
} as const;

const attribute = 'attribute.';
export const profileFields = [...Object.keys(textFields), 'birthYear', 'createdAt'];

const textOps = ['is', 'is-not', 'contains', 'starts-with'] as const;
const rangeOps = ['greater', 'less', 'between'] as const;
const presenceOps = ['exists', 'missing'] as const;
export const profileOps = [...textOps, ...rangeOps, ...presenceOps] as const;

type RangeOperator = (typeof rangeOps)[number];

export interface ProfileCondition extends Condition {
  readonly type: 'profile';
  readonly field: string;
  readonly op: (typeof profileOps)[number];
  readonly values?: readonly (string | number | boolean)[];
}

export const profileCondition: ConditionType<ProfileCondition> = {
  type: 'profile',
  title: 'Profile',
  description:
    "The customer's record as it stands. What is missing equals nothing: every comparison with it is false, is-not is " +
    'the opposite of is. Letters count as they are written.',
  schema: closed(
    {
      type: { const: 'profile', type: 'string' },
      field: text(`${profileFields.join(', ')}, or attribute.<key>.`, 220),
      op: choice(profileOps, 'How the field is compared.'),
      values: {
        type: 'array',
        minItems: 1,
        maxItems: 1000,
        items: { type: ['string', 'number', 'boolean'], maxLength: 1000 },
        description:
          'is, contains, starts-with: one of them; is-not: none of them; greater, less: one value; between: two, both included.',
      },
    },
    ['type', 'field', 'op'],
  ),
  example: { type: 'profile', field: 'country', op: 'is', values: ['FR', 'DE'] },
  errors: (condition, context) => [
    ...fieldErrors(condition, context.path),
    ...valueErrors(condition, context),
  ],
  compile(condition, context) {
    const opposite = opposites[condition.op];
    if (!opposite) return context.marks.customer(holds(condition, context));
    // Someone without a record has no field either.
    return sql`(not ${context.marks.customer(holds({ ...condition, op: opposite }, context))})`;
  },
};

const opposites: Partial<Record<ProfileCondition['op'], ProfileCondition['op']>> = {
  'is-not': 'is',
  missing: 'exists',
};

const isOneOf = <T extends string>(list: readonly T[], op: string): op is T => list.includes(op as T);

function fieldErrors({ field, op }: ProfileCondition, path: string): ProblemDetail[] {
  const isAttribute = field.startsWith(attribute) && field.length > attribute.length;
  if (!isAttribute && !profileFields.includes(field)) {
    const message = `is not a field of customers; there are ${profileFields.join(', ')} and attribute.<key>`;
    return [{ code: 'unknown-field', path: `${path}/field`, message }];
  }
  const isText = Object.hasOwn(textFields, field);
  if (isText && isOneOf(rangeOps, op)) {
    return [{ code: 'contradiction', path: `${path}/op`, message: 'compares numbers and times, not text' }];
  }
  if (field === 'createdAt' && isOneOf(textOps, op)) {
    const message = 'is for text; a time takes greater, less, between, exists or missing';
    return [{ code: 'contradiction', path: `${path}/op`, message }];
  }
  return [];
}

function valueErrors({ field, op, values }: ProfileCondition, context: CheckContext): ProblemDetail[] {
  const path = `${context.path}/values`;
  if (isOneOf(presenceOps, op)) {
    return values === undefined ? [] : [{ code: 'contradiction', path, message: `${op} takes no values` }];
  }
  if (values === undefined) return [{ code: 'missing-field', path, message: 'is needed' }];
  if (isOneOf(rangeOps, op)) return rangeErrors(field, op, values, path, context.timeZone);
  if (isOneOf(['contains', 'starts-with'], op) && values.includes('')) {
    return [
      { code: 'invalid-value', path, message: 'must not hold an empty text, which everything contains' },
    ];
  }
  return [];
}

function rangeErrors(
  field: string,
  op: RangeOperator,
  values: NonNullable<ProfileCondition['values']>,
  path: string,
  timeZone: string,
): ProblemDetail[] {
  const wanted = op === 'between' ? 2 : 1;
  if (values.length !== wanted) {
    return [
      { code: 'wrong-length', path, message: `${op} takes ${wanted === 1 ? 'one value' : 'two values'}` },
    ];
  }
  const isBoolean = values.findIndex((value) => typeof value === 'boolean');
  if (isBoolean >= 0) {
    return [{ code: 'wrong-type', path: `${path}/${isBoolean}`, message: 'must be a number or a text' }];
  }
  const kind: ValueKind = field === 'createdAt' ? 'time' : 'number';
  const errors = comparisonErrors(comparison(op, values), kind, path, timeZone);
  return errors.map((error) =>
    error.path === path && op !== 'between' ? { ...error, path: `${path}/0` } : error,
  );
}

function comparison(op: RangeOperator, values: readonly (string | number | boolean)[]): Comparison {
  const list = values as readonly (string | number)[];
  return { op, value: op === 'between' ? list : list[0]! };
}

/** A field's text, and whether the record has it. */
function textOf(field: string): { value: SqlFragment; exists: SqlFragment } {
  if (field.startsWith(attribute)) {
    const key = bind(field.slice(attribute.length), 'String');
    return { value: sql`attributes[${key}]`, exists: sql`mapContains(attributes, ${key})` };
  }
  if (field === 'birthYear') return { value: sql`toString(birth_year)`, exists: sql`birth_year != 0` };
  const value = textFields[field as keyof typeof textFields];
  return { value, exists: sql`${value} != ''` };
}

function holds({ field, op, values = [] }: ProfileCondition, { project }: CompileContext): SqlFragment {
  if (field === 'createdAt') return timeHolds(op, values, project.timeZone);
  const { value, exists } = textOf(field);
  const list = bind(values.map(String), 'Array(String)');
  switch (op) {
    case 'exists':
      return sql`(${exists})`;
    case 'is':
      return sql`(${exists} and has(${list}, ${value}))`;
    case 'contains':
      return sql`(${exists} and arrayExists(one -> position(${value}, one) > 0, ${list}))`;
    case 'starts-with':
      return sql`(${exists} and arrayExists(one -> startsWith(${value}, one), ${list}))`;
    default:
      return numberHolds(value, exists, comparison(op as RangeOperator, values));
  }
}

/** Text that is a number is compared as one; any other is missing. */
function numberHolds(value: SqlFragment, exists: SqlFragment, comparison: Comparison): SqlFragment {
  const isNumber = sql`match(${value}, '^-?[0-9]{1,14}([.][0-9]{1,4})?$')`;
  const number = sql`ifNull(toDecimal128OrNull(${value}, 4), toDecimal128(0, 4))`;
  return sql`(${exists} and ${isNumber} and ${compareNumbers(number, comparison)})`;
}

function timeHolds(
  op: ProfileCondition['op'],
  values: readonly (string | number | boolean)[],
  timeZone: string,
): SqlFragment {
  if (op === 'exists') return sql`isNotNull(created_at)`;
  const range = comparison(op as RangeOperator, values);
  return sql`(isNotNull(created_at) and ${compareTimes(sql`assumeNotNull(created_at)`, range, timeZone)})`;
}
