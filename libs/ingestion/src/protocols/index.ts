export { knownEventNames } from './event-names.js';
export { type Fields, fieldsOf, idOf, isFields, textOf } from './fields.js';
export { type IdentityLink, identityLink } from './identity-link.js';
export { parseMessageBody } from './message-body.js';
export type { MessageRequest } from './message-intake.js';
export { posthogMessage } from './posthog.message.js';
export { segmentMessage } from './segment.message.js';
