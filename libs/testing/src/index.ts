// What stands on metadata (metadata.stores, test.ingestion, test.audiences) is imported by its path: it is much to load.
export * from './fixed.clock.js';
export * from './given.rows.js';
export * from './movable.clock.js';
export * from './random.shop.js';
export * from './shared.data.js';
export * from './test.postgres.js';
export * from './test.warehouse.js';
