export * from './clientele.js';
export * from './config.js';
export * from './home.js';
export * from './installation.js';
export * from './process.end.js';
export * from './process.log.js';
