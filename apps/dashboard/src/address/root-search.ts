import type { Rule } from '../api/types';
import { record, text, texts } from './read';

/** The people behind a number: an analysis at the level of single customers, and what the number was called. */
export interface AnalysisPeople {
  analysis: string;
  parameters: Record<string, unknown>;
  title: string;
  /** What is said before the number of people, where the number that was clicked is another: money, a share, a mean. */
  about?: string;
}

/** The people who meet a rule, as an audience would hold them. */
export interface RulePeople {
  rule: Rule;
  title: string;
}

export type PeopleRef = AnalysisPeople | RulePeople;

/** What any page's address may hold beside the page's own parameters. */
export interface RootSearch {
  project?: string;
  /** The list that is open beside the page. */
  people?: PeopleRef;
  /** The charts that are shown as tables. */
  tables?: string[];
}

export function readRootSearch(search: Record<string, unknown>): RootSearch {
  return {
    project: text(search['project'], 60),
    tables: texts(search['tables']),
    people: readPeople(record(search['people'])),
  };
}

function readPeople(people: Record<string, unknown> | undefined): PeopleRef | undefined {
  const title = text(people?.['title'], 300) ?? '';
  const analysis = text(people?.['analysis'], 60);
  if (analysis) {
    const about = text(people?.['about'], 300);
    return {
      analysis,
      parameters: record(people?.['parameters']) ?? {},
      title,
      ...(about === undefined ? {} : { about }),
    };
  }
  const rule = record(people?.['rule']);
  return rule ? { rule: rule as Rule, title } : undefined;
}
