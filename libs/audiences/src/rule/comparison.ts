import { endOfDay, isDate, isMoney, tryParseInstant, type ProblemDetail, type TimeRange } from '#core';
import { bind, sql, toParam, type SqlFragment } from '#warehouse';
import { choice, type Schema } from './schema.js';

export const operators = ['greater', 'less', 'equal', 'at-least', 'at-most', 'between'] as const;
export type Operator = (typeof operators)[number];

/** A number or decimal text; a date or time; for `between` two of them, both included. */
export type ComparisonValue = string | number | readonly (string | number)[];

export interface Comparison {
  readonly op: Operator;
  readonly value: ComparisonValue;
}

export const operatorSchema: Schema = choice(
  operators,
  'How the value is compared; between includes both ends.',
);

export const valueSchema = (description: string): Schema => ({
  type: ['number', 'string', 'array'],
  maxLength: 40,
  items: { type: ['number', 'string'], maxLength: 40 },
  maxItems: 2,
  description,
});

/** What a comparison may be made with: numbers alone, times alone, or either (days ago, or a time). */
export type ValueKind = 'number' | 'time' | 'days-or-time';

/** What is wrong with the value of a comparison that its schema has accepted. */
export function comparisonErrors(
  { op, value }: Comparison,
  kind: ValueKind,
  path: string,
  timeZone: string,
): ProblemDetail[] {
  const isPair = Array.isArray(value);
  if (isPair !== (op === 'between') || (isPair && value.length !== 2)) {
    const message = op === 'between' ? 'must be a list of two, the lower first' : 'must be one value';
    return [{ code: 'wrong-type', path, message }];
  }
  const values = (isPair ? value : [value]) as (string | number)[];
  const steps = values.map((one, index) => ({ one, at: isPair ? `${path}/${index}` : path }));
  const wrong = steps.filter(({ one }) => !fits(one, kind, timeZone));
  if (wrong.length)
    return wrong.map(({ at }) => ({ code: 'invalid-value', path: at, message: wanted[kind] }));
  if (!isPair) return [];
  return pairErrors(values as [string | number, string | number], path, timeZone);
}

const wanted: Readonly<Record<ValueKind, string>> = {
  number: 'must be a number of at most 14 digits before and 4 after the point',
  time: 'must be YYYY-MM-DD or an RFC 3339 time',
  'days-or-time': 'must be a number of days, or YYYY-MM-DD or an RFC 3339 time',
};

function fits(value: string | number, kind: ValueKind, timeZone: string): boolean {
  const isNumber = isMoney(String(value));
  if (kind === 'number') return isNumber;
  const isTime = typeof value === 'string' && tryParseInstant(value, timeZone) !== undefined;
  return isTime || (kind === 'days-or-time' && isNumber);
}

function pairErrors(
  [low, high]: [string | number, string | number],
  path: string,
  timeZone: string,
): ProblemDetail[] {
  if (isMoney(String(low)) !== isMoney(String(high))) {
    return [{ code: 'wrong-type', path, message: 'must be two numbers or two times' }];
  }
  const isTurned = isMoney(String(low))
    ? scaled(low) > scaled(high)
    : momentOf(String(low), timeZone).from > momentOf(String(high), timeZone).from;
  return isTurned ? [{ code: 'turned-range', path, message: 'must have the lower value first' }] : [];
}

/** Whether the comparison with numbers holds for zero, which is what an aggregate over nothing is. */
export function holdsForZero({ op, value }: Comparison): boolean {
  const [low, high] = [value].flat().map((one) => scaled(one as string | number)) as [bigint, bigint?];
  switch (op) {
    case 'greater':
      return 0n > low;
    case 'less':
      return 0n < low;
    case 'equal':
      return low === 0n;
    case 'at-least':
      return 0n >= low;
    case 'at-most':
      return 0n <= low;
    case 'between':
      return low <= 0n && 0n <= high!;
  }
}

/** A number of at most four decimals as a whole number of ten-thousandths. */
function scaled(value: string | number): bigint {
  const [whole, fraction = ''] = String(value).replace('-', '').split('.');
  const digits = BigInt(`${whole}${fraction.padEnd(4, '0')}`);
  return String(value).startsWith('-') ? -digits : digits;
}

/** Whether the value of a comparison is a time and not a number. */
export function comparesTimes({ value }: Comparison): boolean {
  return !isMoney(String(Array.isArray(value) ? value[0] : value));
}

/** `left` (any number) compared with decimals; with `times`, with that multiple of them, so that no quotient is rounded. */
export function compareNumbers(
  left: SqlFragment,
  { op, value }: Comparison,
  times?: SqlFragment,
): SqlFragment {
  const right = (one: string | number) => {
    const bound = bind(String(one), 'Decimal(38, 4)');
    return times ? sql`${bound} * ${times}` : bound;
  };
  if (op === 'between') {
    const [low, high] = value as readonly (string | number)[];
    return sql`(${left} >= ${right(low!)} and ${left} <= ${right(high!)})`;
  }
  const one = right(value as string | number);
  switch (op) {
    case 'greater':
      return sql`(${left} > ${one})`;
    case 'less':
      return sql`(${left} < ${one})`;
    case 'equal':
      return sql`(${left} = ${one})`;
    case 'at-least':
      return sql`(${left} >= ${one})`;
    case 'at-most':
      return sql`(${left} <= ${one})`;
  }
}

/** `left` (a time) compared with times; a date stands for its whole day in the time zone. */
export function compareTimes(left: SqlFragment, { op, value }: Comparison, timeZone: string): SqlFragment {
  const moment = (one: string | number) => momentOf(String(one), timeZone);
  if (op === 'between') {
    const [low, high] = value as readonly (string | number)[];
    return sql`(${left} >= ${instant(moment(low!).from)} and ${left} < ${instant(moment(high!).to)})`;
  }
  const { from, to } = moment(value as string | number);
  switch (op) {
    case 'greater':
      return sql`(${left} >= ${instant(to)})`;
    case 'less':
      return sql`(${left} < ${instant(from)})`;
    case 'equal':
      return sql`(${left} >= ${instant(from)} and ${left} < ${instant(to)})`;
    case 'at-least':
      return sql`(${left} >= ${instant(from)})`;
    case 'at-most':
      return sql`(${left} < ${instant(to)})`;
  }
}

/** The day of a date, or the millisecond of a time: half-open. */
function momentOf(value: string, timeZone: string): TimeRange {
  const from = tryParseInstant(value, timeZone)!;
  return { from, to: isDate(value) ? endOfDay(value, timeZone) : new Date(from.getTime() + 1) };
}

/** An instant as a bound value. */
export function instant(at: Date): SqlFragment {
  return bind(toParam(at), "DateTime64(3, 'UTC')");
}
