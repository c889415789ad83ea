import { newId, sha256 } from '#core';
import { Rejection } from '../rows/rejection.js';
import { fieldsOf, type Fields, idOf, isFields, textOf } from './fields.js';
import { messageTime } from './message-time.js';
import { type Envelope, type Message, type MessageKind, messageKinds } from './message.js';

const maxIdBytes = 200;

/**
 * A message of Segment's protocol, which RudderStack and Jitsu speak too. Throws a Rejection whose path points into it.
 * Source: https://segment.com/docs/connections/spec/common/
 */
export function segmentMessage(item: unknown, envelope: Envelope): Message {
  if (!isFields(item)) throw new Rejection('wrong-type', 'must be an object');
  const kind = kindOf(item);
  const properties = fieldsOf(item, 'properties');
  const traits = { ...fieldsOf(fieldsOf(item, 'context'), 'traits'), ...fieldsOf(item, 'traits') };
  // RudderStack's SDK puts its time there.
  const at = messageTime(item.timestamp ?? item.originalTimestamp, envelope);
  const ids = idsOf(item, kind);
  return {
    kind,
    id: idOf(item, 'messageId') ? shortId(idOf(item, 'messageId')!) : contentId(item),
    at,
    name: nameOf(item, kind, properties),
    ...ids,
    properties,
    traits: kind === 'identify' || kind === 'group' ? traits : {},
    firstTraits: {},
    context: { ...envelope.context, ...fieldsOf(item, 'context') },
  };
}

function kindOf(item: Fields): MessageKind {
  const kind = messageKinds.find((one) => one === item.type);
  if (kind === undefined) {
    throw new Rejection('not-allowed', `must be one of ${messageKinds.join(', ')}`, '/type');
  }
  return kind;
}

function nameOf(item: Fields, kind: MessageKind, properties: Fields): string {
  if (kind === 'page' || kind === 'screen')
    return textOf(item, 'name') ?? textOf(properties, 'name', 'title') ?? '';
  if (kind !== 'track') return '';
  const name = textOf(item, 'event');
  if (name === undefined) throw new Rejection('missing-field', 'is needed', '/event');
  return name;
}

function idsOf(item: Fields, kind: MessageKind): Pick<Message, 'customerId' | 'anonymousId' | 'groupId'> {
  const customerId = idOf(item, 'userId', 'user_id');
  const previous = kind === 'alias' ? idOf(item, 'previousId', 'previous_id') : undefined;
  const anonymousId = previous ?? idOf(item, 'anonymousId', 'anonymous_id');
  if (customerId === undefined && anonymousId === undefined) {
    throw new Rejection('missing-field', 'userId or anonymousId is needed', '/userId');
  }
  return { customerId, anonymousId, groupId: kind === 'group' ? idOf(item, 'groupId') : undefined };
}

/** A key that our tables hold: a long one by its hash. */
export function shortId(id: string): string {
  return Buffer.byteLength(id) > maxIdBytes ? sha256(id) : id;
}

/** Without a key, a message is known by its content; without a time in it, every one is another. */
function contentId(item: Fields): string {
  if (item.timestamp === undefined && item.originalTimestamp === undefined) return newId();
  const { sentAt: _, ...content } = item;
  return sha256(JSON.stringify(content));
}
