import { Rejection } from '../rows/rejection.js';
import { amountText, amountOf, currencyOf, goodsOf } from './amounts.js';
import { deviceOf } from './device.js';
import { eventName } from './event-names.js';
import { defined, type Fields, fieldsOf, idOf, textOf } from './fields.js';
import { identityLink } from './identity-link.js';
import type { Message } from './message.js';
import { namedProducts, productIdOf } from './products.js';

const kindNames = {
  page: 'page_viewed',
  screen: 'screen_viewed',
  group: 'group',
  identify: 'identify',
  alias: 'identify',
};

/** Our name of what a message tells. */
export const messageName = ({ kind, name }: Message): string =>
  kind === 'track' ? eventName(name) : kindNames[kind];

/**
 * The row of `events` for a message; `currency` is the project's. An identify of a known customer is one only when it
 * tells of a visitor, too: the rest of it is the profile.
 */
export function eventOf(message: Message, currency: string | undefined): Fields | undefined {
  if (message.kind === 'alias' && !identityLink(message)) return undefined;
  if (message.kind === 'identify' && message.customerId !== undefined && !identityLink(message))
    return undefined;
  const { properties, context } = message;
  const name = messageName(message);
  const isAboutProduct = name.includes('product') && !Array.isArray(properties.products);
  const campaign = fieldsOf(context, 'campaign');
  return defined({
    eventId: message.id,
    name,
    occurredAt: message.at,
    customerId: message.customerId,
    anonymousId: message.anonymousId,
    sessionId: idOf(context, 'sessionId', 'session_id') ?? idOf(properties, 'session_id'),
    productId: isAboutProduct ? productIdOf(properties) : idOf(properties, 'product_id', 'productId'),
    category: textOf(properties, 'category'),
    channel: textOf(properties, 'channel') ?? textOf(campaign, 'source'),
    campaign: textOf(properties, 'campaign') ?? textOf(campaign, 'name'),
    device: deviceOf(context),
    region: textOf(properties, 'region') ?? textOf(fieldsOf(context, 'location'), 'region', 'country'),
    url: textOf(fieldsOf(context, 'page'), 'url') ?? textOf(properties, 'url'),
    value: valueOf(name, properties, currency),
    properties: keptProperties(message),
  });
}

/** In the project's currency only: an amount in another one stays among the properties. */
function valueOf(name: string, properties: Fields, currency: string | undefined): string | undefined {
  const code = currencyOf(properties);
  if (code !== undefined && currency !== undefined && code !== currency) return undefined;
  try {
    const value = name.startsWith('order_') ? goodsOf(properties) : undefined;
    const told = value ?? amountOf(properties, 'value', '') ?? amountOf(properties, 'revenue', '');
    return told === undefined ? undefined : amountText(told);
  } catch (error) {
    // What is no amount stays among the properties as it was sent.
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

function keptProperties(message: Message): Fields {
  const { kind, name, properties, customerId, traits } = message;
  // The traits of a customer are the profile; those of a visitor have no other place.
  if (kind === 'identify') return customerId === undefined ? { traits } : {};
  if (kind === 'alias') return {};
  if (kind === 'group') return defined({ ...properties, group_id: message.groupId, traits });
  const list = properties.products;
  return defined({
    ...properties,
    name: kind === 'track' || name === '' ? properties.name : name,
    order_id: idOf(properties, 'order_id', 'orderId', 'transaction_id') ?? properties.order_id,
    products: Array.isArray(list) ? namedProducts(list) : list,
  });
}
