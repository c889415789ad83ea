import type { AnalysisDescriptor } from '../shared/index.js';
import { funnelColumns } from './funnel.columns.js';
import { FunnelParams } from './funnel.params.js';
import { FunnelService } from './funnel.service.js';

export const funnel: AnalysisDescriptor<FunnelParams> = {
  name: 'funnel',
  title: 'Funnel',
  question: 'Where are people lost between the first look and the second order?',
  shape: 'steps',
  params: FunnelParams,
  levels: funnelColumns,
  service: FunnelService,
  example: {
    steps: [
      { events: ['product_viewed'], label: 'View' },
      { events: ['product_added'], label: 'Cart' },
      { events: ['order_completed'], label: 'Order' },
      { events: ['order_completed'], label: 'Order again' },
    ],
  },
};
