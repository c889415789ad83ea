export * from './cohorts.js';
export * from './facts.js';
export * from './funnel.js';
export * from './heat.js';
export * from './segments.js';
