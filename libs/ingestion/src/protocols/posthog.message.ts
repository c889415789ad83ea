import { newId, sha256 } from '#core';
import { Rejection } from '../rows/rejection.js';
import { defined, fieldsOf, type Fields, idOf, isFields, textOf } from './fields.js';
import { messageTime } from './message-time.js';
import type { Envelope, Message, MessageKind } from './message.js';
import { shortId } from './segment.message.js';

const kinds: Record<string, MessageKind> = {
  $pageview: 'page',
  $screen: 'screen',
  $identify: 'identify',
  $set: 'identify',
  $create_alias: 'alias',
  $groupidentify: 'group',
};

/** What the SDK adds for PostHog's own use, and what this maps to fields of its own. */
const spent =
  /^(\$set|\$set_once|\$unset|\$anon_distinct_id|\$lib|\$lib_version|\$geoip_disable|\$is_server|token|distinct_id|alias)$/;

/**
 * A message of PostHog's capture protocol. Throws a Rejection whose path points into it.
 * Source: https://posthog.com/docs/api/capture
 */
export function posthogMessage(item: unknown, envelope: Envelope): Message {
  if (!isFields(item)) throw new Rejection('wrong-type', 'must be an object');
  const event = textOf(item, 'event');
  if (event === undefined) throw new Rejection('missing-field', 'is needed', '/event');
  const properties = fieldsOf(item, 'properties');
  const kind = kinds[event] ?? 'track';
  const trustsClock = properties.$ignore_sent_at === true;
  const at = messageTime(item.timestamp, trustsClock ? { ...envelope, sentAt: undefined } : envelope);
  const id = idOf(item, 'uuid');
  return {
    kind,
    id: id === undefined ? contentId(item) : shortId(id),
    at,
    name: kind === 'page' ? (textOf(properties, 'title', '$title') ?? '') : nameOf(kind, event, properties),
    ...idsOf(item, kind, properties),
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !spent.test(name))),
    traits:
      kind === 'group'
        ? fieldsOf(properties, '$group_set')
        : { ...fieldsOf(item, '$set'), ...fieldsOf(properties, '$set') },
    firstTraits: { ...fieldsOf(item, '$set_once'), ...fieldsOf(properties, '$set_once') },
    context: contextOf(item, properties),
  };
}

function nameOf(kind: MessageKind, event: string, properties: Fields): string {
  if (kind === 'screen') return textOf(properties, '$screen_name') ?? '';
  return kind === 'track' ? event : '';
}

/** PostHog has one id for both: it is anonymous when the SDK says so, or when the device made it. */
function idsOf(item: Fields, kind: MessageKind, properties: Fields) {
  const id = idOf(item, 'distinct_id') ?? idOf(properties, 'distinct_id');
  if (id === undefined) throw new Rejection('missing-field', 'is needed', '/distinct_id');
  const isAnonymous =
    properties.$process_person_profile === false ||
    properties.$is_identified === false ||
    (properties.$device_id === id && kind !== 'identify');
  if (isAnonymous) return { anonymousId: id };
  const earlier = kind === 'alias' ? idOf(properties, 'alias') : idOf(properties, '$anon_distinct_id');
  const device = idOf(properties, '$device_id');
  return defined({
    customerId: id,
    anonymousId: earlier ?? (device === id ? undefined : device),
    groupId: kind === 'group' ? idOf(properties, '$group_key') : undefined,
  });
}

/** Where the event happened in the words of Segment's context, which the mapping reads. */
function contextOf(item: Fields, properties: Fields): Fields {
  return defined({
    page: defined({ url: textOf(properties, '$current_url') }),
    device: defined({ type: textOf(properties, '$device_type') }),
    sessionId: idOf(properties, '$session_id') ?? idOf(item, 'session_id'),
    userAgent: textOf(properties, '$raw_user_agent', '$user_agent'),
    campaign: defined({
      source: textOf(properties, 'utm_source'),
      name: textOf(properties, 'utm_campaign'),
    }),
  });
}

function contentId(item: Fields): string {
  return item.timestamp === undefined ? newId() : sha256(JSON.stringify(item));
}
