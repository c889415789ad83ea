import type { FunnelStep } from './funnel.search';

/** From the first look to the second order: what most shops ask first. */
export const defaultSteps: FunnelStep[] = [
  { events: ['product_viewed'] },
  { events: ['product_added'] },
  { events: ['checkout_started'] },
  { events: ['order_completed'] },
  { events: ['order_completed'] },
];
