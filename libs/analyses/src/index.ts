export { analyses } from './analyses.js';
export * from './shared/index.js';
export { eventNames, propertyValues, type EventName, type PropertyValue } from './vocabulary/vocabulary.js';
export { checkEventNames } from './funnel/event-names.js';
export { propertyConditions } from './funnel/event-property.js';
