export * from './fixed.clock.js';
export * from './test.warehouse.js';
