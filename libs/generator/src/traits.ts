import { type Setting } from './setting.js';
import type { places } from './people.js';
import type { Random } from './random.js';

/** What is true of one customer from the start. */
export interface Traits {
  index: number;
  customerId: string;
  /** Repeat orders per week of shop time, while active. */
  rate: number;
  /** Probability of dropping out after each repeat order. */
  dropout: number;
  /** Rate of the gamma distribution of the goods value of this customer's orders (major units). */
  valueRate: number;
  channel: string;
  nightBuyer: boolean;
  couponHunter: boolean;
  highReturner: boolean;
  tracked: boolean;
  /** Index of the customer's own device. */
  device: number;
  favouriteCategory: number;
  place: (typeof places)[number];
}

/** Weeks of shop time in which a slow buyer is told from a fast one, when a channel brings better customers. */
const tiltWeeks = 8;

/** Draws customer `index` (from 0) of the shop. */
export function drawTraits(setting: Setting, index: number, random: Random): Traits {
  const { purchases, baskets, nightBuyers, coupons, refunds } = setting.model;
  const rate = random.gamma(purchases.r, purchases.alpha);
  const dropout = random.beta(purchases.a, purchases.b);
  return {
    index,
    customerId: `c${String(index + 1).padStart(7, '0')}`,
    rate,
    dropout,
    valueRate: random.gamma(baskets.q, baskets.gamma),
    channel: drawFirstChannel(setting, rate, dropout, random),
    nightBuyer: random.chance(nightBuyers.share),
    couponHunter: random.chance(coupons.hunterShare),
    highReturner: random.chance(refunds.returnerShare),
    tracked: random.chance(setting.shop.trackedShare),
    device: setting.drawDevice(random),
    favouriteCategory: random.below(setting.catalogue.categories.length),
    place: setting.drawPlace(random),
  };
}

/**
 * Good channels bring good customers: the channel is drawn given the customer's rate and drop-out, with weights whose
 * means are the channels' shares. So the shares hold, and the rates of all customers together stay one gamma distribution.
 */
function drawFirstChannel(setting: Setting, rate: number, dropout: number, random: Random): string {
  const { r, alpha, a, b } = setting.model.purchases;
  const meanSlowness = Math.exp(-r * Math.log((alpha + tiltWeeks) / alpha));
  const slowness = Math.exp(-rate * tiltWeeks) - meanSlowness;
  const leaving = dropout - a / (a + b);
  const { channels } = setting.model;
  let rateMean = 0;
  let dropoutMean = 0;
  for (const { share, rateTilt, dropoutTilt } of channels) {
    rateMean += share * rateTilt;
    dropoutMean += share * dropoutTilt;
  }
  let left = random.uniform();
  for (const { name, share, rateTilt, dropoutTilt } of channels) {
    const tilt = (rateTilt - rateMean) * slowness + (dropoutTilt - dropoutMean) * leaving;
    left -= share * Math.max(1 - tilt, 0);
    if (left < 0) return name;
  }
  return channels[channels.length - 1]!.name;
}
