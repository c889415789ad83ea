import type { Random } from './random.js';
import type { Setting } from './setting.js';
import type { Traits } from './traits.js';

/** A visit that was meant to end in an order. */
export interface Attempt {
  /** Time of the order (ms). */
  at: number;
  /** Index into the model's devices. */
  device: number;
  /** False when the checkout fault stopped it. */
  ordered: boolean;
}

export interface PurchaseHistory {
  /** By time; the last one of the first day is ordered, so every customer has an order. */
  attempts: Attempt[];
  /** Shop time from the first order to the end of the range, in weeks. */
  weeksObserved: number;
  droppedOut: boolean;
}

const minute = 60_000;

/**
 * The customer's orders by the BG/NBD process (Fader, Hardie & Lee 2005): after the first order, waits of shop time
 * are exponential with the customer's rate, and each repeat order ends the custom with the customer's drop-out probability.
 */
export function drawPurchases(setting: Setting, traits: Traits, random: Random): PurchaseHistory {
  const { calendar } = setting;
  let weeks = calendar.drawArrival(random);
  const weeksObserved = calendar.endWeeks - weeks;
  const attempts = firstAttempts(setting, traits, calendar.dayAt(weeks), random);
  let droppedOut = false;
  for (;;) {
    weeks += random.exponential(1) / traits.rate;
    if (!(weeks < calendar.endWeeks)) break;
    const last = attempts[attempts.length - 1]!.at;
    const at = laterThan(last, orderTime(setting, traits, calendar.dayAt(weeks), random), random);
    if (at >= calendar.to) break;
    const device = drawDevice(setting, traits, random);
    const ordered = !(setting.isFaulty(device, at) && random.chance(setting.model.fault!.failure));
    attempts.push({ at, device, ordered });
    if (ordered && random.chance(traits.dropout)) {
      droppedOut = true;
      break;
    }
  }
  return { attempts, weeksObserved, droppedOut };
}

/** The device of one of the customer's visits: mostly their own. */
export function drawDevice(setting: Setting, traits: Traits, random: Random): number {
  return random.chance(setting.model.preferredDevice) ? traits.device : setting.drawDevice(random);
}

/** Whether a visit of this customer falls into the night. */
export function isAtNight(setting: Setting, traits: Traits, random: Random): boolean {
  const { ordersAtNight, othersAtNight } = setting.model.nightBuyers;
  return random.chance(traits.nightBuyer ? ordersAtNight : othersAtNight);
}

/** A first order that meets the fault is placed some hours later, on another device. */
function firstAttempts(setting: Setting, traits: Traits, day: number, random: Random): Attempt[] {
  const at = orderTime(setting, traits, day, random);
  const device = drawDevice(setting, traits, random);
  const again = at + Math.round((1 + random.exponential(8)) * 60) * minute;
  const other = drawOtherDevice(setting, device, random);
  const stopped = setting.isFaulty(device, at) && random.chance(setting.model.fault!.failure);
  if (!stopped || again >= setting.calendar.to || other === device) return [{ at, device, ordered: true }];
  return [
    { at, device, ordered: false },
    { at: again, device: other, ordered: true },
  ];
}

function drawOtherDevice(setting: Setting, device: number, random: Random): number {
  const drawn = setting.drawDevice(random);
  return drawn === device ? (device + 1) % setting.model.devices.length : drawn;
}

function orderTime(setting: Setting, traits: Traits, day: number, random: Random): number {
  return setting.drawTime(day, isAtNight(setting, traits, random), random);
}

/** Orders of the same day are drawn without a look at each other: the later one follows the earlier by 40 minutes at least. */
function laterThan(last: number, at: number, random: Random): number {
  const gap = (40 + random.below(120)) * minute;
  return at < last + 40 * minute ? last + gap : at;
}
