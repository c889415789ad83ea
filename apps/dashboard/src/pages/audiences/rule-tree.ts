import type { AudiencePreview, Condition, Rule } from '../../api/types';

/** A rule as the builder edits it: every node may be turned round by `isNot`. */
export type Node = GroupNode | ConditionNode;

export interface GroupNode {
  kind: 'group';
  isNot: boolean;
  op: 'and' | 'or';
  items: Node[];
}

export interface ConditionNode {
  kind: 'condition';
  isNot: boolean;
  condition: Condition;
}

/** Levels of groups that the server takes. */
export const deepest = 5;

/** Reads a rule; the outermost node is always a group, so that something can be added to it. */
export function readRule(rule: Rule | undefined): GroupNode {
  const node = rule && nodeOf(rule);
  if (!node) return { kind: 'group', isNot: false, op: 'and', items: [] };
  return node.kind === 'group' ? node : { kind: 'group', isNot: false, op: 'and', items: [node] };
}

function nodeOf(rule: Rule): Node {
  if ('not' in rule) {
    const inner = nodeOf(rule.not as Rule);
    return inner.isNot
      ? { kind: 'group', isNot: true, op: 'and', items: [inner] }
      : { ...inner, isNot: true };
  }
  if ('and' in rule) return groupOf('and', rule.and as Rule[]);
  if ('or' in rule) return groupOf('or', rule.or as Rule[]);
  return { kind: 'condition', isNot: false, condition: rule as Condition };
}

function groupOf(op: GroupNode['op'], rules: Rule[]): GroupNode {
  return { kind: 'group', isNot: false, op, items: Array.isArray(rules) ? rules.map(nodeOf) : [] };
}

/** The rule that a node stands for; undefined while it holds no condition. A group of one is its one. */
export function writeRule(node: Node): Rule | undefined {
  const inner = node.kind === 'condition' ? node.condition : writeGroup(node);
  if (!inner) return undefined;
  return node.isNot ? { not: inner } : inner;
}

function writeGroup({ op, items }: GroupNode): Rule | undefined {
  const rules = items.map(writeRule).filter((rule) => rule !== undefined);
  if (rules.length <= 1) return rules[0];
  return op === 'and' ? { and: rules } : { or: rules };
}

/** What a preview says of each condition, in the order of the conditions; one that is turned round is taken with its `not`. */
export function marksOf(rule: Rule, parts: AudiencePreview['conditions']): AudiencePreview['conditions'] {
  const byPath = new Map(parts.map((part) => [part.path, part]));
  return conditionPaths(rule).flatMap((path) => byPath.get(path) ?? []);
}

function conditionPaths(rule: Rule, path = ''): string[] {
  const items = ['and', 'or'].flatMap((op) => {
    const rules = (rule as Record<string, unknown>)[op];
    return Array.isArray(rules)
      ? rules.map((item: Rule, index) => [item, `${path}/${op}/${index}`] as const)
      : [];
  });
  if (items.length) return items.flatMap(([item, at]) => conditionPaths(item, at));
  if (!('not' in rule)) return [path];
  const inner = conditionPaths(rule.not as Rule, `${path}/not`);
  return inner.length === 1 ? [path] : inner;
}
