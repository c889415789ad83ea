import { Random } from './random.js';
import { alwaysOn, type Setting } from './setting.js';
import type { Sink } from './sink.js';
import { streams } from './streams.js';
import type { Tally } from './tally.js';

/**
 * One row per day, paid channel and campaign: the channel's cost per new customer times the new customers that the model
 * expects on that day, with a gamma noise of mean 1 (shape 25). A seasonal campaign takes half of its channel's day.
 */
export function writeSpend(setting: Setting, sink: Sink, tally: Tally): void {
  const { calendar, model, money, shop } = setting;
  const random = new Random(shop.seed, streams.spend, 0);
  for (let day = 0; day < calendar.dayCount; day++) {
    const newCustomers = shop.customers * calendar.newCustomerShare(day);
    for (const { name: channel, share, cac } of model.channels) {
      if (cac <= 0) continue;
      const run = calendar.campaignOn(day, channel);
      for (const campaign of run ? [alwaysOn(model, channel), run.id] : [alwaysOn(model, channel)]) {
        const part = (newCustomers * share * cac) / (run ? 2 : 1);
        const amount = money.of(part * random.gamma(25, 25));
        tally.channels[channel]!.spend += amount;
        sink.push(
          'spend',
          `{"day":"${calendar.dates[day]}","channel":"${channel}","campaign":"${campaign}"` +
            `,"amount":"${money.text(amount)}","currency":"${shop.currency}"}`,
        );
      }
    }
  }
}
