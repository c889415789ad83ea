import { oneOf, text } from '../../address/read';

export const sections = ['read', 'runs', 'edit'] as const;

export interface ReportSearch {
  section?: (typeof sections)[number];
  /** The run that is read; the newest one when absent. */
  run?: string;
}

export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  return { section: oneOf(search['section'], sections), run: text(search['run'], 80) };
}
