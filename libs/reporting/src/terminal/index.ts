export { colorDepth, type ColorDepth, type ColorQuestion } from './colors.js';
export { renderEnvelope, type EnvelopeOptions } from './envelope.js';
export { renderCohorts } from './cohorts.js';
export { renderFunnel } from './funnel.js';
export { renderGrid } from './grid.js';
export type { Screen } from './screen.js';
export { renderSegments, type AnswerOptions } from './segments.js';
export { renderTable, type TableColumn, type TableOptions, type TableRow } from './table.js';
