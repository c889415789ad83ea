export * from './clock.js';
export * from './ids.js';
export * from './mistake-codes.js';
export * from './money.js';
export * from './problem.js';
export * from './time.js';
export * from './time-limit.js';
