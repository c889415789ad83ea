import { isMoney } from '#core';
import { Rejection } from '../rows/rejection.js';
import { amountText, amountOf, currencyOf, goodsOf } from './amounts.js';
import { deviceOf } from './device.js';
import { eventName, knownEventNames } from './event-names.js';
import { defined, type Fields, fieldsOf, idOf, isFields, textOf } from './fields.js';
import { identityLink } from './identity-link.js';
import type { Message } from './message.js';
import { namedProducts, productIdOf } from './products.js';

const kindNames = {
  page: 'page_viewed',
  screen: 'screen_viewed',
  group: 'group',
  identify: 'identify',
  alias: 'alias',
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
  const product = productOf(name, properties);
  const campaign = fieldsOf(context, 'campaign');
  return defined({
    eventId: message.id,
    name,
    occurredAt: message.at,
    customerId: message.customerId,
    anonymousId: message.anonymousId,
    sessionId: idOf(context, 'sessionId', 'session_id') ?? idOf(properties, 'session_id'),
    productId: idOf(properties, 'product_id', 'productId') ?? productIdOf(product),
    category: textOf(properties, 'category') ?? textOf(product, 'category', 'item_category'),
    channel: textOf(properties, 'channel') ?? textOf(campaign, 'source'),
    campaign: textOf(properties, 'campaign') ?? textOf(campaign, 'name'),
    device: deviceOf(context),
    region: textOf(properties, 'region') ?? textOf(fieldsOf(context, 'location'), 'region', 'country'),
    url: textOf(fieldsOf(context, 'page'), 'url') ?? textOf(properties, 'url'),
    value: valueOf(name, properties, currency),
    properties: keptProperties(message),
  });
}

const isShopEvent = (name: string) => Object.hasOwn(knownEventNames, name);

/** The products that an event lists: under the name that GA4 has for them only where the event is one of its own. */
function listOf(name: string, properties: Fields): unknown[] | undefined {
  const list = properties.products ?? (isShopEvent(name) ? properties.items : undefined);
  return Array.isArray(list) ? list : undefined;
}

/** The one product that an event is about, when its own fields or its list tell it. */
function productOf(name: string, properties: Fields): Fields {
  if (!isShopEvent(name) || !name.includes('product')) return {};
  const list = listOf(name, properties);
  if (list === undefined) return properties;
  return list.length === 1 && isFields(list[0]) ? list[0] : {};
}

/** In the project's currency only: an amount in another one stays among the properties. */
function valueOf(name: string, properties: Fields, currency: string | undefined): string | undefined {
  const code = currencyOf(properties);
  if (code !== undefined && currency !== undefined && code !== currency) return undefined;
  try {
    const value = name.startsWith('order_') ? goodsOf(properties) : undefined;
    const told = value ?? amountOf(properties, 'value', '') ?? amountOf(properties, 'revenue', '');
    const text = told === undefined ? '' : amountText(told);
    return isMoney(text) ? text : undefined;
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
  const list = listOf(messageName(message), properties);
  return defined({
    ...properties,
    name: kind === 'track' || name === '' ? properties.name : name,
    order_id: idOf(properties, 'order_id', 'orderId', 'transaction_id') ?? properties.order_id,
    products: list === undefined ? properties.products : namedProducts(list),
  });
}
