import { TZDate } from '@date-fns/tz';
import { subDays } from 'date-fns';
import type { Envelope } from '#analyses';
import type { Clientele } from '#runtime';

export const demoProject = 'demo';

/** What the demo asks of its shop, and what came back. */
export interface DemoAnswers {
  readonly segments: Envelope;
  readonly cells: Envelope;
  readonly cohorts: Envelope;
  readonly funnel: Envelope;
}

const looksBackDays = 90;

const repurchase = [
  { events: ['product_viewed'], label: 'Product viewed' },
  { events: ['product_added'], label: 'Product added' },
  { events: ['checkout_started'], label: 'Checkout started' },
  { events: ['order_completed'], label: 'Order completed' },
  { events: ['order_completed'], label: 'Ordered again' },
];

/** Asks the demo shop the three questions, as of the end of its data. */
export async function askDemo(clientele: Clientele, asOf: string): Promise<DemoAnswers> {
  const project = await clientele.analysisProject(demoProject);
  const ask = (name: string, parameters: object) =>
    clientele.analyses.run(name, { asOf, ...parameters }, project);
  // Calendar days: the clock may change in between.
  const from = new Date(subDays(new TZDate(asOf, project.timeZone), looksBackDays).getTime()).toISOString();
  const funnel = { steps: repurchase, from, to: asOf };
  return {
    segments: await ask('rfm', { level: 'segments' }),
    cells: await ask('rfm', { level: 'cells' }),
    cohorts: await ask('cohort-ltv', { cohortBy: 'quarter' }),
    funnel: await ask('funnel', { ...funnel, level: 'steps' }),
  };
}
