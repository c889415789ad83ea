/** An analysis with parameters, and how many times the limit scan it may take. */
export interface AnalysisCase {
  figure: string;
  analysis: 'rfm' | 'cohort-ltv' | 'funnel';
  params: Record<string, unknown>;
  /** Parameters of the limit scan beside `as_of`. */
  scanParams: Record<string, string[]>;
  limit: number;
}

const browsing = [
  'product_list_viewed',
  'product_viewed',
  'product_added',
  'checkout_started',
  'payment_info_entered',
];
const buying = [...browsing.slice(1), 'order_completed'];

function funnel(
  figure: string,
  names: string[],
  limit: number,
  params: Record<string, unknown>,
): AnalysisCase {
  const steps = names.map((name) => ({ events: [name] }));
  return { figure, analysis: 'funnel', params: { steps, ...params }, scanParams: { names }, limit };
}

/** What issue and design promise, each case at its default parameters where none are named. */
export const analysisCases: readonly AnalysisCase[] = [
  { figure: 'rfm', analysis: 'rfm', params: {}, scanParams: {}, limit: 3 },
  { figure: 'cohort-ltv', analysis: 'cohort-ltv', params: {}, scanParams: {}, limit: 4.5 },
  {
    figure: 'cohort-ltv, calendar months',
    analysis: 'cohort-ltv',
    params: { cohortBy: 'month', axis: 'calendar', interval: 'month' },
    scanParams: {},
    limit: 4.5,
  },
  ...(
    [
      ['view to pay', browsing],
      ['view to order', buying],
    ] as const
  ).flatMap(([name, names]) => [
    funnel(`funnel ${name}, counts`, names, 2.2, { times: false }),
    funnel(`funnel ${name}, first entry, times`, names, 2.5, { attempt: 'first' }),
    funnel(`funnel ${name}, best attempt, times`, names, 4.5, {}),
  ]),
];
