export * from './clientele.js';
export * from './config.js';
