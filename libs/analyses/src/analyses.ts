import { cohortLtv } from './cohort-ltv/cohort-ltv.module.js';
import { customer, customers } from './customer/customer.module.js';
import { funnel } from './funnel/funnel.module.js';
import { overview } from './overview/overview.module.js';
import { rfm } from './rfm/rfm.module.js';
import type { AnalysisDescriptor } from './shared/index.js';

/** Every analysis. Adding one is its folder and a line here. */
export const analyses: readonly AnalysisDescriptor[] = [
  overview,
  rfm,
  cohortLtv,
  funnel,
  customers,
  customer,
];
