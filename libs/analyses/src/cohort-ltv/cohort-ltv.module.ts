import type { AnalysisDescriptor } from '../shared/index.js';
import { cohortLtvColumns } from './cohort-ltv.columns.js';
import { CohortLtvParams } from './cohort-ltv.params.js';
import { CohortLtvService } from './cohort-ltv.service.js';

/** What customers are worth: the cumulative value of cohorts by their age. */
export const cohortLtv: AnalysisDescriptor<CohortLtvParams> = {
  name: 'cohort-ltv',
  title: 'Cohort LTV',
  question: 'What are customers worth, cohort by cohort, as they grow older?',
  shape: 'matrix',
  params: CohortLtvParams,
  levels: cohortLtvColumns,
  service: CohortLtvService,
  example: { cohortBy: 'month', axis: 'elapsed', basis: 'net' },
};
