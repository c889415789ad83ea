/** Name of the report that every new project has. */
export const nightlyOverviewName = 'Nightly overview';

const repurchase = [
  { events: ['product_viewed'], label: 'Product viewed' },
  { events: ['product_added'], label: 'Product added' },
  { events: ['checkout_started'], label: 'Checkout started' },
  { events: ['order_completed'], label: 'Order completed' },
  { events: ['order_completed'], label: 'Ordered again' },
];

/** The report that every new project has, as its editor would write it: yesterday at five in the morning. */
export function nightlyOverview(timeZone: string): Record<string, unknown> {
  return {
    name: nightlyOverviewName,
    period: 'day',
    cron: '0 5 * * *',
    timeZone,
    language: 'en',
    blocks: [
      { type: 'analysis', analysis: 'overview', parameters: { level: 'totals' } },
      { type: 'analysis', analysis: 'overview', parameters: { level: 'days' }, range: { days: 30 } },
      { type: 'analysis', analysis: 'rfm' },
      { type: 'analysis', analysis: 'cohort-ltv', parameters: { cohortBy: 'quarter' } },
      { type: 'analysis', analysis: 'funnel', parameters: { steps: repurchase }, range: { days: 90 } },
      { type: 'audiences' },
    ],
    channels: [],
    enabled: true,
  };
}
