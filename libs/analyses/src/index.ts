export { analyses } from './analyses.js';
export * from './shared/index.js';
export { eventNames, propertyValues, type EventName, type PropertyValue } from './vocabulary/vocabulary.js';
