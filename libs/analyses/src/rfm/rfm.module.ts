import type { AnalysisDescriptor } from '../shared/index.js';
import { rfmColumns } from './rfm.columns.js';
import { RfmParams } from './rfm.params.js';
import { RfmService } from './rfm.service.js';

/** Who the customers are: recency, frequency and monetary value, scored and named. */
export const rfm: AnalysisDescriptor<RfmParams> = {
  name: 'rfm',
  title: 'RFM segments',
  question: 'Who are the best customers, who is new, and who is about to be lost?',
  shape: 'table',
  params: RfmParams,
  levels: rfmColumns,
  service: RfmService,
  example: { method: 'quantile', bins: 5 },
};
