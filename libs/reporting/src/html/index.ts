export type { Block, BlockFrame, BlockOf, Metric, ReportDocument } from './document.js';
export type { Earlier } from './earlier.js';
export { renderReport } from './report.js';
export type { Theme } from './theme.js';
