export * from './analysis.js';
export * from './analysis-params.js';
export * from './column.js';
export * from './describe.js';
export * from './params-parser.js';
export * from './envelope.js';
export * from './params-schema.js';
export * from './runner.js';
