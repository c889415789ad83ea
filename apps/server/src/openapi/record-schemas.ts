import { identifierTypes } from '#ingestion';
import { roles, scopes, themes } from '#metadata';
import { count, flag, list, money, object, oneOf, open, orNull, ref, text, time } from './json-schema.js';
import type { OpenApi } from './schemas.js';

/** Customers, what came in, and settings, as the API shows them. */
export function recordSchemas(): Record<string, OpenApi> {
  return { ...customerSchemas, ...dataSchemas, ...settingSchemas };
}

const customer = {
  ...{ customerId: text, name: text, email: text, phone: text, gender: text },
  birthYear: orNull({ type: 'number' }),
  ...{ country: text, region: text, city: text, channel: text, consent: open, attributes: open },
  createdAt: orNull(time),
};

/** The ids that a customer is known by, its own first. */
const identifiers = list(object({ type: oneOf(identifierTypes), value: text, linkedAt: orNull(time) }));

const customerSchemas: Record<string, OpenApi> = {
  CustomerLine: object({
    ...{ customerId: text, name: orNull(text), email: orNull(text), orders: count, revenue: money },
    lastOrderAt: orNull(time),
  }),
  Customer: object({
    customer: object(customer),
    facts: object({
      ...{ orders: count, net: money, firstOrderAt: orNull(time), lastOrderAt: orNull(time) },
      ...{ averageOrder: orNull(money), refunds: money, events: count, lastSeenAt: orNull(time) },
    }),
    rfm: { ...orNull(open), description: 'Row of the analysis rfm, level customers; null without orders.' },
    identifiers,
    audiences: list(object({ id: text, name: text })),
  }),
  Identifiers: object({ identifiers }),
  TimelineEntry: object({
    at: time,
    kind: oneOf(['order', 'refund', 'event']),
    name: text,
    title: text,
    amount: orNull(money),
    details: open,
  }),
};

const dataSchemas: Record<string, OpenApi> = {
  IngestionTable: object({
    ...{ received: count, stored: count, duplicate: count, rejected: count, waiting: count, rows: count },
    ...{ newestIngestedAt: orNull(text), newestAt: orNull(text) },
  }),
  RejectedRow: object(
    {
      id: text,
      table: text,
      at: text,
      code: text,
      path: text,
      message: text,
      origin: text,
      replayedAt: orNull(text),
    },
    { raw: { type: 'string', description: 'What was sent, for those who may export.' } },
  ),
};

const settingSchemas: Record<string, OpenApi> = {
  Key: object({
    ...{ id: text, project: text, name: text, prefix: text, scopes: list(oneOf(scopes)), createdAt: time },
    ...{ lastUsedAt: orNull(time), expiresAt: orNull(time), revokedAt: orNull(time) },
  }),
  Project: object({
    ...{ name: text, title: text, currency: orNull(text), timeZone: text, createdAt: time },
    identity: object({ blockedValues: list(text), mostCustomerIds: count, mostAnonymousIds: count }),
  }),
  User: object({
    ...{ id: text, email: text, name: orNull(text), role: oneOf(roles), language: oneOf(['en', 'zh-CN']) },
    ...{ theme: oneOf(themes), createdAt: time, disabledAt: orNull(time), hasPassword: flag },
  }),
  SavedView: object({
    ...{ id: text, page: text, name: text, shared: flag, own: flag },
    query: { type: 'string', description: 'The state of the page’s address, as JSON.' },
  }),
  AuditEntry: object({
    ...{ id: text, project: orNull(text), actor: text, action: text, subject: text, details: open, at: time },
  }),
  Connection: object(
    { id: text, project: text, shop: text, name: text, source: text, path: text, createdAt: time },
    { topics: list(open) },
  ),
  Erasure: object({
    ...{
      id: text,
      kind: oneOf(['erase', 'disclose']),
      state: oneOf(['open', 'done']),
      reason: text,
      source: text,
    },
    ...{ requestedAt: time, dueAt: time, doneAt: orNull(time) },
    counts: {
      type: 'object',
      description:
        'How many rows, lines and lists each store lost, by its name; stores without any are left out.',
      additionalProperties: count,
    },
  }),
  Mapping: object({ name: text, table: text, mapping: open, createdAt: time, updatedAt: time }),
  ValueCount: object({ value: text, count }),
  EventName: object({ name: text, count, lastSeen: orNull(text) }),
  KeyMade: object({ key: text, record: ref('Key') }),
  UserMade: object({ user: ref('User'), signInLink: text }),
};
