import type { AnalysisDescriptor } from '../shared/index.js';
import { overviewColumns } from './overview.columns.js';
import { OverviewParams } from './overview.params.js';
import { daysCovered, OverviewService } from './overview.service.js';

/** How the shop does: orders, customers and revenue of a range, in all and by day. */
export const overview: AnalysisDescriptor<OverviewParams> = {
  name: 'overview',
  title: 'Overview',
  question: 'How many orders, customers and how much revenue were there, and when?',
  shape: 'series',
  params: OverviewParams,
  levels: overviewColumns,
  service: OverviewService,
  daysCovered,
  example: { level: 'days' },
};
