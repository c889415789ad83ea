import { Calendar } from './calendar.js';
import { Catalogue } from './catalogue.js';
import type { ShopModel } from './model.types.js';
import type { ResolvedShopOptions } from './options.js';
import { places } from './people.js';
import { runningTotals, type Random } from './random.js';
import { Money } from './wire.js';

/** How far a session gets: each value means that the step was reached. */
export const depths = { session: 0, view: 1, add: 2, checkout: 3, payment: 4, order: 5 } as const;

const hourSeconds = 3600;

/** Everything that follows from the options once, and is only read afterwards. */
export class Setting {
  readonly model: ShopModel;
  readonly calendar: Calendar;
  readonly money: Money;
  readonly catalogue: Catalogue;
  /** Probability that a session ends in an order. */
  readonly conversion: number;
  /** Mean sessions without an order that belong to each order. */
  readonly idleSessions: number;
  /** The fault's days, `faultFrom <= day < faultTo`; none when equal. */
  readonly faultFrom: number;
  readonly faultTo: number;
  private readonly idleDepths: Float64Array;
  private readonly deviceShares: Float64Array;
  private readonly channelShares: Float64Array;
  private readonly returningShares: Float64Array;
  private readonly placeShares = runningTotals(places.map(({ weight }) => weight));
  private readonly dayHours: Float64Array;
  private readonly nightHours: Float64Array;

  constructor(readonly shop: ResolvedShopOptions) {
    const model = (this.model = shop.model);
    this.calendar = new Calendar(shop);
    this.money = new Money(shop.currency);
    this.catalogue = new Catalogue(shop, this.money);
    const { view, add, checkout, payment, order } = model.funnel;
    const reached = [1, view, add, checkout, payment, order];
    for (let step = 1; step < reached.length; step++) reached[step]! *= reached[step - 1]!;
    this.conversion = reached[depths.order]!;
    this.idleSessions = (1 - this.conversion) / this.conversion;
    this.idleDepths = runningTotals(reached.slice(0, 5).map((rate, step) => rate - reached[step + 1]!));
    this.deviceShares = runningTotals(model.devices.map(({ share }) => share));
    this.channelShares = runningTotals(model.channels.map(({ share }) => share));
    this.returningShares = runningTotals(model.channels.map(({ returningShare }) => returningShare));
    this.dayHours = runningTotals(model.hours.day);
    this.nightHours = runningTotals(model.hours.night);
    const { dayCount } = this.calendar;
    const { daysBeforeEnd, days } = model.fault ?? { daysBeforeEnd: 0, days: 0 };
    this.faultFrom = Math.max(dayCount - daysBeforeEnd, 0);
    this.faultTo = Math.min(this.faultFrom + days, dayCount);
  }

  isFaultDay(day: number): boolean {
    return day >= this.faultFrom && day < this.faultTo;
  }

  /** Whether the checkout is broken for a device (its index) at an instant. */
  isFaulty(device: number, at: number): boolean {
    return (
      this.faultTo > this.faultFrom &&
      this.model.devices[device]!.name === this.model.fault!.device &&
      this.isFaultDay(this.calendar.dayOf(at))
    );
  }

  /** The instant (ms) of a visit on `day`, not in the first two hours of the range: sessions begin before orders. */
  drawTime(day: number, atNight: boolean, random: Random): number {
    const hour = random.weighted(atNight ? this.nightHours : this.dayHours);
    const at = this.calendar.instant(day, hour * hourSeconds + random.below(hourSeconds));
    return at - this.calendar.from < 2 * hourSeconds * 1000 ? at + 2 * hourSeconds * 1000 : at;
  }

  /** Whether an instant lies from 22:00 to 05:00 local time. */
  isNight(at: number): boolean {
    const hour = this.calendar.hourOf(at);
    return hour >= 22 || hour < 5;
  }

  /** How far a session without an order gets. */
  drawIdleDepth(random: Random): number {
    return random.weighted(this.idleDepths);
  }

  /** An index into the model's devices. */
  drawDevice(random: Random): number {
    return random.weighted(this.deviceShares);
  }

  /** The channel of a visitor's first visit. */
  drawChannel(random: Random): string {
    return this.model.channels[random.weighted(this.channelShares)]!.name;
  }

  drawReturningChannel(random: Random): string {
    return this.model.channels[random.weighted(this.returningShares)]!.name;
  }

  drawPlace(random: Random): (typeof places)[number] {
    return places[random.weighted(this.placeShares)]!;
  }

  /** The campaign that a visit by `channel` at an instant came by, or empty. */
  drawCampaign(channel: string, at: number, random: Random): string {
    const run = this.calendar.campaignOn(this.calendar.dayOf(at), channel);
    if (run && random.chance(0.6)) return run.id;
    return alwaysOn(this.model, channel);
  }
}

/** The campaign of a paid channel that never ends; empty for a channel without spend. */
export function alwaysOn(model: ShopModel, channel: string): string {
  const paid = model.channels.some(({ name, cac }) => name === channel && cac > 0);
  return paid ? `${channel}-always-on` : '';
}
