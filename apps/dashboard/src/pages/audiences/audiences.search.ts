import { oneOf, record, text } from '../../address/read';
import type { Rule } from '../../api/types';

export const sections = ['members', 'changes', 'exports', 'runs', 'rule'] as const;

export interface AudienceSearch {
  section?: (typeof sections)[number];
  /** The run whose changes are shown; the last published one when absent. */
  run?: string;
}

export function readAudienceSearch(search: Record<string, unknown>): AudienceSearch {
  return { section: oneOf(search['section'], sections), run: text(search['run'], 80) };
}

/** What the builder starts with: a rule and a name, or an audience to change. */
export interface BuilderSearch {
  id?: string;
  rule?: Rule;
  name?: string;
}

export function readBuilderSearch(search: Record<string, unknown>): BuilderSearch {
  return {
    id: text(search['id'], 80),
    rule: record(search['rule']) as Rule | undefined,
    name: text(search['name'], 120),
  };
}
