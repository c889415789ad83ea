import { funnelParameters } from '../funnels/funnel.search';

/** The form that a report is sent with; fields outside of it name it. */
export const reportForm = 'report';

export type Block = { type: string } & Record<string, unknown>;

const { steps, windowSeconds } = funnelParameters({});

/** What a report is put together from, as its editor would write it. */
export const readyBlocks: Record<string, Block> = {
  totals: { type: 'analysis', analysis: 'overview', parameters: { level: 'totals' } },
  days: { type: 'analysis', analysis: 'overview', parameters: { level: 'days' }, range: { days: 30 } },
  segments: { type: 'analysis', analysis: 'rfm', parameters: { level: 'segments' } },
  cohorts: { type: 'analysis', analysis: 'cohort-ltv', parameters: { cohortBy: 'quarter' } },
  funnel: { type: 'analysis', analysis: 'funnel', parameters: { steps, windowSeconds }, range: { days: 90 } },
  audiences: { type: 'audiences' },
  audience: { type: 'audience', audience: '' },
  text: { type: 'text', text: '' },
};
