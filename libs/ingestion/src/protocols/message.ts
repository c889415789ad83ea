import type { Fields } from './fields.js';

export const messageKinds = ['track', 'page', 'screen', 'identify', 'alias', 'group'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What an SDK said, whichever protocol it speaks. At least one of `customerId` and `anonymousId` is there. */
export interface Message {
  kind: MessageKind;
  /** The SDK's own key: the same when it sends the message again. */
  id: string;
  /** When it happened by our clock, RFC 3339 in UTC. */
  at: string;
  /** The event, page or screen as the shop calls it; empty for the other kinds. */
  name: string;
  customerId?: string;
  anonymousId?: string;
  groupId?: string;
  properties: Fields;
  /** What is told about the customer, or about the group. */
  traits: Fields;
  /** What is told about the customer and counts only as long as nothing else is known. */
  firstTraits: Fields;
  context: Fields;
}

/** What a request says about all of its messages. */
export interface Envelope {
  /** Milliseconds since 1970 by our clock. */
  receivedAt: number;
  /** When the SDK says that it sent the request, by its clock. */
  sentAt?: unknown;
  /** The project's zone, for times without an offset. */
  timeZone: string;
  /** Context of the request that its messages inherit. */
  context: Fields;
}
