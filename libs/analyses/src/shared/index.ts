export * from './analysis.js';
export * from './analysis-params.js';
export * from './column.js';
export * from './describe.js';
export * from './params-parser.js';
