import { familyNames, givenNames, unassignedPhones } from './people.js';
import type { PurchaseHistory } from './purchases.js';
import { Random } from './random.js';
import type { CustomerRow, CustomerTruthRow } from './rows.js';
import type { Setting } from './setting.js';
import type { Sink } from './sink.js';
import { streams } from './streams.js';
import type { Traits } from './traits.js';
import { rounded, timeText } from './wire.js';

const random = new Random();

/** The customer's profile: a person who does not exist, by mail at example.com and by numbers that nobody has. */
export function writeCustomer(
  setting: Setting,
  traits: Traits,
  history: PurchaseHistory,
  knownSince: number,
  sink: Sink,
): void {
  if (!sink.wants('customers')) return;
  random.reseed(setting.shop.seed, streams.person, traits.index);
  const gender = random.pick(['female', 'male'] as const);
  const given = random.pick(givenNames[gender]);
  const family = random.pick(familyNames);
  const phone = random.pick(unassignedPhones) + String(random.below(1000)).padStart(3, '0');
  const lastYear = Number(setting.shop.end.slice(0, 4));
  const birthYear = lastYear - 18 - Math.floor(random.gamma(4, 0.18)) - random.below(4);
  const orders = history.attempts.filter(({ ordered }) => ordered).length;
  const createdAt = Math.max(knownSince - (60 + random.below(600)) * 1000, setting.calendar.from);
  const row: CustomerRow = {
    customerId: traits.customerId,
    email: random.chance(0.98)
      ? `${mailName(given)}.${mailName(family)}.${traits.index + 1}@example.com`
      : undefined,
    phone: random.chance(0.85) ? phone : undefined,
    name: `${given} ${family}`,
    gender: random.chance(0.9) ? gender : random.pick(['diverse', undefined]),
    birthYear: random.chance(0.8) ? Math.max(birthYear, lastYear - 90) : undefined,
    country: traits.place.country,
    region: traits.place.region,
    city: traits.place.city,
    createdAt: timeText(createdAt),
    channel: traits.channel,
    consent: { email: random.chance(0.72), sms: random.chance(0.3), ads: random.chance(0.48) },
    attributes: {
      tier: orders >= 8 ? 'gold' : orders >= 3 ? 'silver' : 'bronze',
      newsletter: random.pick(['weekly', 'monthly', 'never']),
      language: traits.place.language,
    },
    updatedAt: timeText(Math.max(history.attempts[history.attempts.length - 1]!.at, createdAt)),
  };
  sink.push('customers', JSON.stringify(row));
}

export function writeCustomerTruth(
  setting: Setting,
  traits: Traits,
  history: PurchaseHistory,
  sink: Sink,
): void {
  if (!sink.wants('truth-customers')) return;
  const orders = history.attempts.filter(({ ordered }) => ordered);
  const lastOrderAt = timeText(orders[orders.length - 1]!.at);
  const row: CustomerTruthRow = {
    customerId: traits.customerId,
    rate: rounded(traits.rate),
    dropout: rounded(traits.dropout),
    meanOrderValue: rounded(setting.model.baskets.p / traits.valueRate),
    channel: traits.channel,
    nightBuyer: traits.nightBuyer,
    couponHunter: traits.couponHunter,
    highReturner: traits.highReturner,
    tracked: traits.tracked,
    firstOrderAt: timeText(orders[0]!.at),
    lastOrderAt,
    orders: orders.length,
    droppedOutAt: history.droppedOut ? lastOrderAt : null,
    weeksObserved: rounded(history.weeksObserved),
  };
  sink.push('truth-customers', JSON.stringify(row));
}

const plain: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', é: 'e', ' ': '' };

function mailName(name: string): string {
  return name.toLowerCase().replace(/[äöüßé ]/g, (letter) => plain[letter]!);
}
