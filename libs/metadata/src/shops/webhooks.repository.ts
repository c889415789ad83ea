import { LessThan } from 'typeorm';
import type { Store } from '../store/store.js';
import { ShopRefund } from './shop-refund.entity.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookTopic } from './webhook-topic.entity.js';

/** What became of a webhook. */
export type WebhookOutcome = 'taken' | 'duplicate' | 'ignored';

/** Shops repeat a webhook for two days at the most; its id is kept for longer than a week. */
const keptMilliseconds = 8 * 86_400_000;
const sweepMilliseconds = 3_600_000;

/** What is remembered of the webhooks that came. */
export class Webhooks {
  private sweptAt = 0;

  constructor(private readonly store: Store) {}

  /** Whether the webhook was taken before. */
  wasTaken(connection: string, delivery: string): Promise<boolean> {
    return this.store.rows(WebhookDelivery).existsBy({ connection, delivery });
  }

  /** Remembers a webhook whose rows are safe, for at least seven days. */
  async remember(connection: string, delivery: string): Promise<void> {
    const now = this.store.now();
    await this.store.insertMissing(WebhookDelivery, [{ connection, delivery, receivedAt: now }]);
    if (now.getTime() - this.sweptAt < sweepMilliseconds) return;
    this.sweptAt = now.getTime();
    const before = new Date(now.getTime() - keptMilliseconds);
    await this.store.rows(WebhookDelivery).delete({ receivedAt: LessThan(before) });
  }

  /** Counts a webhook by its topic. */
  async count(connection: string, topic: string, outcome: WebhookOutcome): Promise<void> {
    const key = { connection, topic: topic.slice(0, 100) };
    const lastAt = this.store.now();
    await this.store.insertMissing(WebhookTopic, [{ ...key, taken: 0, duplicate: 0, ignored: 0, lastAt }]);
    await this.store.change(
      WebhookTopic,
      { [outcome]: () => `${outcome} + 1`, lastAt },
      'connection = :connection and topic = :topic',
      key,
    );
  }

  /** The topics that came, by name. */
  topics(connection: string): Promise<WebhookTopic[]> {
    return this.store.rows(WebhookTopic).find({ where: { connection }, order: { topic: 'asc' } });
  }

  /**
   * When the refund was first heard of: the earliest `at` that was ever given for it, whatever the order in which the
   * webhooks come.
   */
  async refundTime(connection: string, refund: string, at: Date): Promise<Date> {
    const key = { connection, refund };
    await this.store.insertMissing(ShopRefund, [{ ...key, refundedAt: at }]);
    const where = 'connection = :connection and refund = :refund and refunded_at > :at';
    await this.store.change(ShopRefund, { refundedAt: at }, where, { ...key, at });
    const found = await this.store.rows(ShopRefund).findOneBy(key);
    return found?.refundedAt ?? at;
  }
}
