export * from './fixed.clock.js';
export * from './given.rows.js';
export * from './shared.data.js';
export * from './test.warehouse.js';
