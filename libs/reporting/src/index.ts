export * from './figures/index.js';
export * from './html/index.js';
export * from './terminal/index.js';
export * from './text/index.js';
