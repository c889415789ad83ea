/** One condition of a rule; which fields it has beside `type` stands in the schema of its type. */
export interface Condition {
  readonly type: string;
}

export type Group =
  { readonly and: readonly Rule[] } | { readonly or: readonly Rule[] } | { readonly not: Rule };

/** Who belongs to an audience: conditions, joined by and, or, not. */
export type Rule = Group | Condition;

/** Groups may stand inside of groups, five at the most. */
export const maxDepth = 5;
/** The compiler gives each condition one or a few bits of a 64-bit mask. */
export const maxConditions = 30;

export const groupKeys = ['and', 'or', 'not'] as const;
export type GroupKey = (typeof groupKeys)[number];

/** A rule's group apart: what joins it, and its parts with their steps of a JSON pointer. */
export interface GroupParts {
  readonly key: GroupKey;
  readonly parts: readonly { readonly rule: Rule; readonly step: string }[];
}

/** The parts of a group, or undefined for a condition. */
export function groupOf(rule: Rule): GroupParts | undefined {
  if ('and' in rule) return { key: 'and', parts: stepped('and', rule.and) };
  if ('or' in rule) return { key: 'or', parts: stepped('or', rule.or) };
  if ('not' in rule) return { key: 'not', parts: [{ rule: rule.not, step: '/not' }] };
  return undefined;
}

/** Every condition of a rule with its JSON pointer, in the order of the text. */
export function conditionsOf(rule: Rule, path = ''): { condition: Condition; path: string }[] {
  const group = groupOf(rule);
  if (!group) return [{ condition: rule as Condition, path }];
  return group.parts.flatMap((part) => conditionsOf(part.rule, `${path}${part.step}`));
}

function stepped(key: GroupKey, rules: readonly Rule[]) {
  return rules.map((rule, index) => ({ rule, step: `/${key}/${index}` }));
}
