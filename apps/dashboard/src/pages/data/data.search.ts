import { text } from '../../address/read';

/** Which rejected rows are shown. */
export interface DataSearch {
  table?: string;
  code?: string;
}

export function readDataSearch(search: Record<string, unknown>): DataSearch {
  return { table: text(search['table'], 40), code: text(search['code'], 80) };
}
