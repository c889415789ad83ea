export { analyses } from './analyses.js';
export * from './shared/index.js';
