import { join } from 'node:path';
import { Problem, type Clock } from '#core';
import type { Delivery, Metadata, Report, ReportRun } from '#metadata';
import type { WarehouseLog } from '#warehouse';
import { channelName } from '../definitions/channel.rules.js';
import type { Channel } from '../definitions/definition.js';
import { definitionOf } from '../definitions/report.definitions.js';
import type { Watch } from '../runs/report.maker.js';
import { deliverToFolder } from './folder.channel.js';
import type { Outcome } from './outcome.js';
import type { Resolve } from './safe.lookup.js';
import { sendWebhook } from './webhook.channel.js';
import { runMessage } from './webhook.message.js';

export interface DelivererOptions {
  readonly home: string;
  readonly metadata: Metadata;
  readonly clock: Clock;
  readonly log: WarehouseLog;
  readonly allowPrivate: boolean;
  readonly timeoutMilliseconds?: number;
  readonly resolve?: Resolve;
}

const minute = 60_000;
/** Waits before the second, third, ... attempt; after the last the delivery has failed. */
const waits = [1, 5, 30, 120, 300, 600, 840].map((minutes) => minutes * minute);
/** A claim that was not reported for this long was cut off. */
const abandonedAfter = 15 * minute;

/** Sends each revision at most once over each channel; what certainly did not arrive is tried again, later and later. */
export class Deliverer {
  constructor(private readonly options: DelivererOptions) {}

  /** Notes where a published run is to go. What was planned before stays. */
  async plan(report: Report, run: ReportRun): Promise<void> {
    const names = definitionOf(report).channels.map(channelName);
    if (names.length) await this.options.metadata.deliveries.plan(run.id, names);
  }

  /** Sends what is due, of every project; `watch` is called before each sending and may stop it there. */
  async sendDue(watch: Watch = () => {}): Promise<void> {
    const { deliveries } = this.options.metadata;
    const abandoned = await deliveries.abandon(new Date(this.options.clock.now().getTime() - abandonedAfter));
    if (abandoned) this.options.log.warn('deliveries were cut off and are not sent again', { abandoned });
    for (const delivery of await deliveries.due()) {
      await watch('delivery');
      await this.send(delivery, watch);
    }
  }

  /** Sends what is due of one run. */
  async sendRun({ id }: ReportRun): Promise<void> {
    const now = this.options.clock.now();
    for (const delivery of await this.options.metadata.deliveries.ofRun(id)) {
      const isDue = delivery.state === 'pending' && delivery.nextAttemptAt! <= now;
      if (isDue) await this.send(delivery, () => {});
    }
  }

  /**
   * Sends once more what failed or is uncertain, with the same `webhook-id`, so that a receiver can tell that it has it.
   * Nothing does this by itself.
   * @throws Problem `not-found`; `conflict` for one that arrived, or waits or is being sent anyway
   */
  async redeliver(run: ReportRun, deliveryId: string): Promise<Delivery> {
    const { deliveries } = this.options.metadata;
    const find = async () => (await deliveries.ofRun(run.id)).find(({ id }) => id === deliveryId);
    const delivery = await find();
    if (!delivery) throw new Problem('not-found', 'the run has no such delivery');
    if (!(await deliveries.again(deliveryId))) {
      throw Problem.because(
        'conflict',
        'not-resendable',
        `only a failed or uncertain delivery is sent again; it is ${delivery.state}`,
      );
    }
    await this.send({ ...delivery, state: 'pending' }, () => {});
    return (await find())!;
  }

  private async send(delivery: Delivery, watch: Watch): Promise<void> {
    const { metadata, clock, log } = this.options;
    const { deliveries } = metadata;
    if (!(await deliveries.claim(delivery.id))) return;
    await watch('sending');
    const outcome = await this.attempt(delivery);
    await watch('sent');
    if (outcome.kind === 'arrived') return deliveries.succeed(delivery.id);
    log.warn('a report was not delivered', { channel: delivery.channel, reason: outcome.reason });
    if (outcome.kind === 'unknown') return deliveries.doubt(delivery.id, outcome.reason);
    const wait = outcome.kind === 'again' ? waits[delivery.attempts] : undefined;
    const retryAt = wait === undefined ? null : new Date(clock.now().getTime() + wait);
    await deliveries.fail(delivery.id, outcome.reason, retryAt);
  }

  private async attempt({ id, runId, channel: name }: Delivery): Promise<Outcome> {
    const { home, metadata, clock, allowPrivate, timeoutMilliseconds = 15_000, resolve } = this.options;
    const run = await metadata.reportRuns.find(runId);
    const report = await metadata.reports.get(run.project, run.reportId);
    const channel = definitionOf(report).channels.find((one: Channel) => channelName(one) === name);
    if (!channel) return { kind: 'never', reason: 'the report has this channel no more' };
    if (channel.type === 'folder') {
      const places = { reports: join(home, 'reports'), deliveries: join(home, 'deliveries') };
      return deliverToFolder(channel, run, places);
    }
    const message = { id: `msg_${id}`, body: runMessage(report, run), sentAt: clock.now() };
    return sendWebhook(channel, message, { allowPrivate, timeoutMilliseconds, resolve });
  }
}
