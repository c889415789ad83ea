import { isUtf8 } from 'node:buffer';
import { isCurrency, Problem, sha256 } from '#core';
import type { ConnectionRecord, Metadata, ShopName, WebhookOutcome } from '#metadata';
import { parseJson } from '../body/row-parser.js';
import type { Ingestion } from '../ingestion.js';
import type { CustomerFields } from '../protocols/customer.mapping.js';
import { noteRejected, type RejectedAs, rejectedRecord } from '../rejected-record.js';
import { Rejection } from '../rows/rejection.js';
import type { TableName } from '../rows/row-type.js';
import { requestFor } from './compliance.js';
import { cancelStoredOrder } from './order-removal.js';
import { objectOf, optional, type Payload, type ShopRow } from './payload.js';
import { takeProfile } from './shop-profile.js';
import { takeShopRows } from './shop-rows.js';
import { isSignedBy } from './signature.js';
import { shopTopics, type Topic } from './topics.js';

/** A webhook as it came in. */
export interface Webhook {
  shop: ShopName;
  /** Id of the connection that it was sent to. */
  connection: string;
  topic: string;
  /** The shop's id of the webhook; the body's hash stands in when there is none. */
  delivery: string;
  signature: string;
  body: Buffer;
}

const refundId = /^[\w-]{1,100}$/;

/** Takes what shops send: checks the signature, leaves out what came before, and makes rows of the rest. */
export class ShopWebhooks {
  private readonly underWay = new Map<string, Promise<WebhookOutcome>>();

  constructor(
    private readonly metadata: Metadata,
    private readonly ingestion: Ingestion,
  ) {}

  /**
   * Resolves when the rows are safe on the disk. A row that is not taken is kept among the rejected ones, as the shop
   * would send the same again.
   * @throws Problem `unauthorized` for an unknown connection or a wrong signature, `too-many-requests`
   */
  async receive(webhook: Webhook): Promise<WebhookOutcome> {
    const found = await this.metadata.connections.forWebhook(webhook.connection, webhook.shop);
    if (!found || !isSignedBy(webhook.body, found.secret, webhook.signature)) {
      throw new Problem('unauthorized', 'The signature does not fit the body and the secret of a connection');
    }
    const delivery =
      webhook.delivery.slice(0, 100) || sha256(`${webhook.topic}\n`) + sha256(webhook.body).slice(0, 36);
    const key = `${found.connection.id} ${delivery}`;
    const before = this.underWay.get(key);
    if (before) await before.catch(() => undefined);
    const taking = this.takeOnce(found.connection, webhook, delivery);
    this.underWay.set(key, taking);
    try {
      return await taking;
    } finally {
      this.underWay.delete(key);
    }
  }

  /** Whether a request without signature and topic may be the ping of a connection that was just made. */
  async isConnected(shop: ShopName, connection: string): Promise<boolean> {
    return (await this.metadata.connections.forWebhook(connection, shop)) !== undefined;
  }

  private async takeOnce(
    connection: ConnectionRecord,
    webhook: Webhook,
    delivery: string,
  ): Promise<WebhookOutcome> {
    const { webhooks } = this.metadata;
    const outcome = (await webhooks.wasTaken(connection.id, delivery))
      ? 'duplicate'
      : await this.take(connection, webhook);
    // Only what is safe is remembered: after a crash before this the shop sends it again, and equal rows change nothing.
    if (outcome !== 'duplicate') await webhooks.remember(connection.id, delivery);
    await webhooks.count(connection.id, webhook.topic, outcome);
    return outcome;
  }

  private async take(connection: ConnectionRecord, { topic: name, body }: Webhook): Promise<WebhookOutcome> {
    const topics = shopTopics[connection.shop];
    const topic = Object.hasOwn(topics, name) ? topics[name] : undefined;
    if (!topic) return 'ignored';
    const table = 'table' in topic ? topic.table : 'orders';
    try {
      await this.act(connection, topic, name, body);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      await this.note(connection.project, table, error, keptAs(connection, name, body));
    }
    return 'taken';
  }

  private async note(project: string, table: TableName, rejection: Rejection, as: RejectedAs): Promise<void> {
    const { now } = await this.ingestion.context(project);
    await noteRejected(this.ingestion, project, rejectedRecord(table, rejection, as.raw, now, as));
  }

  private async act(connection: ConnectionRecord, topic: Topic, name: string, body: Buffer): Promise<void> {
    const payload = payloadOf(body);
    const { project, source, shop } = connection;
    const { now } = await this.ingestion.context(project);
    if ('compliance' in topic) {
      const reason = `${shop} ${name}`;
      for (const { customerId, kind } of requestFor(topic.compliance, payload)) {
        await this.metadata.erasureRequests.requestErasure(project, customerId, reason, { kind, source });
      }
    } else if ('removes' in topic) {
      const id = optional(payload['id']);
      if (id === undefined) throw new Rejection('missing-field', 'is needed', '/id');
      const isThere = await cancelStoredOrder(this.ingestion, project, { source, id, at: now });
      if (!isThere) throw new Rejection('not-allowed', 'is no order that is stored', '/id');
    } else if ('profile' in topic) {
      const change = (known: CustomerFields | undefined) =>
        topic.profile(payload, known, new Date(now).toISOString());
      const as = keptAs(connection, name, body);
      await takeProfile(this.ingestion, project, topic.customer(payload), change, as);
    } else {
      const currency = await this.currencyOf(project, topic.currency?.(payload));
      const rows = topic.rows(payload, { source, currency }, new Date(now).toISOString());
      const dated = shop === 'woocommerce' ? await this.dateRefunds(connection.id, rows, now) : undefined;
      await takeShopRows(this.ingestion, project, rows, keptAs(connection, name, body, dated));
    }
  }

  /** The project's currency; that of the shop when it has none yet. */
  private async currencyOf(project: string, shops: string | undefined): Promise<string | undefined> {
    const { currency } = await this.ingestion.context(project);
    if (currency !== undefined || shops === undefined || !isCurrency(shops)) return currency;
    return this.ingestion.setCurrency(project, shops);
  }

  /**
   * WooCommerce tells no time of a refund: it is the earliest at which an order with it was changed. What is no id or no
   * time is left for the checks to refuse. Returns the times by refund.
   */
  private async dateRefunds(
    connection: string,
    rows: readonly ShopRow[],
    now: number,
  ): Promise<Record<string, string>> {
    const dated: Record<string, string> = {};
    for (const { table, row } of rows) {
      const [id, at] = [optional(row['refundId']), Date.parse(String(row['refundedAt']))];
      if (table !== 'refunds' || id === undefined || !refundId.test(id) || !(at >= 0 && at <= now)) continue;
      const first = await this.metadata.webhooks.refundTime(connection, id, new Date(at));
      dated[id] = first.toISOString();
      row['refundedAt'] = dated[id];
    }
    return dated;
  }
}

/** How a webhook is kept when it, or a row of it, is not taken. */
function keptAs(
  { shop, source }: ConnectionRecord,
  topic: string,
  body: Buffer,
  refundedAt?: Record<string, string>,
): RejectedAs {
  const form = { kind: 'webhook', shop, topic, source, refundedAt } as const;
  return { origin: `${shop} ${topic}`, form, raw: body.toString('utf8') };
}

/** Throws a Rejection for a body that is no JSON object. */
function payloadOf(body: Buffer): Payload {
  if (!isUtf8(body)) throw new Rejection('invalid-encoding', 'is not valid UTF-8');
  // Fields that nobody reads may hold any number; those that are read are checked where they are.
  const value = parseJson(body.toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Rejection('wrong-type', 'must be an object');
  }
  return objectOf(value);
}
