import { record, text, texts } from './read';

/** The people behind a number: an analysis at the level of single customers, and what the number was called. */
export interface PeopleRef {
  analysis: string;
  parameters: Record<string, unknown>;
  title: string;
}

/** What any page's address may hold beside the page's own parameters. */
export interface RootSearch {
  project?: string;
  /** The list that is open beside the page. */
  people?: PeopleRef;
  /** The charts that are shown as tables. */
  tables?: string[];
}

export function readRootSearch(search: Record<string, unknown>): RootSearch {
  const people = record(search['people']);
  const analysis = text(people?.['analysis'], 60);
  return {
    project: text(search['project'], 60),
    tables: texts(search['tables']),
    people:
      people && analysis
        ? {
            analysis,
            parameters: record(people['parameters']) ?? {},
            title: text(people['title'], 300) ?? '',
          }
        : undefined,
  };
}
