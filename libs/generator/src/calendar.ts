import { parseInstant, startOfDay } from '#core';
import type { CampaignModel } from './model.types.js';
import type { ResolvedShopOptions } from './options.js';
import { positionIn, runningTotals, type Random } from './random.js';

const millisecondsPerDay = 86_400_000;

/** A campaign in one year, on the calendar's days `from <= day < to`. */
export interface CampaignRun extends CampaignModel {
  /** Name and year. */
  id: string;
  fromDay: number;
  toDay: number;
}

/**
 * The shop's days, counted from 0, with their demand.
 *
 * Demand is not a factor on the buying rate but a clock: a day of demand 1.4 lets 1.4 days of shop time pass. In shop
 * time the buying process is the stationary BG/NBD of the literature, in calendar time it has season and weekdays.
 */
export class Calendar {
  /** Local dates, and the instant (ms) at which each begins; one more than there are days. */
  readonly dates: string[] = [];
  readonly starts: number[] = [];
  readonly dayCount: number;
  readonly campaigns: CampaignRun[];
  /** Shop time in weeks at the end of each day. */
  private readonly shopWeeks: Float64Array;
  private readonly newCustomers: Float64Array;

  constructor(private readonly shop: ResolvedShopOptions) {
    const first = Date.parse(shop.start);
    this.dayCount = Math.round((Date.parse(shop.end) - first) / millisecondsPerDay);
    for (let day = 0; day <= this.dayCount; day++) {
      const date = new Date(first + day * millisecondsPerDay).toISOString().slice(0, 10);
      this.dates.push(date);
      this.starts.push(startOfDay(date, shop.timeZone).getTime());
    }
    this.campaigns = this.campaignRuns();
    const demand = this.demand();
    this.shopWeeks = runningTotals(demand.map((factor) => factor / 7));
    const growth = shop.model.growthPerYear / 365;
    this.newCustomers = runningTotals(demand.map((factor, day) => factor * Math.max(1 + growth * day, 0.01)));
  }

  get from(): number {
    return this.starts[0]!;
  }

  get to(): number {
    return this.starts[this.dayCount]!;
  }

  /** Shop time at the end of the range, in weeks: its length in weeks, since demand has mean 1. */
  get endWeeks(): number {
    return this.shopWeeks[this.dayCount - 1]!;
  }

  /** The share of all new customers who come on `day`. */
  newCustomerShare(day: number): number {
    const before = day === 0 ? 0 : this.newCustomers[day - 1]!;
    return (this.newCustomers[day]! - before) / this.newCustomers[this.dayCount - 1]!;
  }

  /** The shop time at which a new customer comes. */
  drawArrival(random: Random): number {
    const day = random.weighted(this.newCustomers);
    const before = day === 0 ? 0 : this.shopWeeks[day - 1]!;
    return before + random.uniform() * (this.shopWeeks[day]! - before);
  }

  /** The day on which shop time reaches `weeks`. */
  dayAt(weeks: number): number {
    return positionIn(this.shopWeeks, weeks);
  }

  /** The day that an instant falls on. */
  dayOf(instant: number): number {
    let day = Math.min(Math.floor((instant - this.from) / millisecondsPerDay), this.dayCount);
    while (day > 0 && this.starts[day]! > instant) day--;
    while (day < this.dayCount && this.starts[day + 1]! <= instant) day++;
    return day;
  }

  /** The instant (ms) of a local time of day; on the two odd days of the year by the zone's own rules. */
  instant(day: number, second: number): number {
    const start = this.starts[day]!;
    if (this.starts[day + 1]! - start === millisecondsPerDay) return start + second * 1000;
    const pad = (value: number) => String(value).padStart(2, '0');
    const clock = `${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}:${pad(second % 60)}`;
    return parseInstant(`${this.dates[day]}T${clock}`, this.shop.timeZone, 'time').getTime();
  }

  /** The local hour (0 to 23) of an instant. */
  hourOf(instant: number): number {
    const day = this.dayOf(instant);
    const start = this.starts[day]!;
    if (this.starts[day + 1]! - start === millisecondsPerDay)
      return Math.floor((instant - start) / 3_600_000);
    let hour = 23;
    while (hour > 0 && this.instant(day, hour * 3600) > instant) hour--;
    return hour;
  }

  /** The campaign that runs on `day` by `channel`, if any. */
  campaignOn(day: number, channel: string): CampaignRun | undefined {
    return this.campaigns.find(
      (run) => run.fromDay <= day && day < run.toDay && run.channels.includes(channel),
    );
  }

  /** The campaign with a coupon that runs on `day`, if any. */
  couponOn(day: number): CampaignRun | undefined {
    return this.campaigns.find((run) => run.fromDay <= day && day < run.toDay && run.coupon !== '');
  }

  private campaignRuns(): CampaignRun[] {
    const lastYear = Number(this.shop.end.slice(0, 4));
    const runs: CampaignRun[] = [];
    for (let year = Number(this.shop.start.slice(0, 4)); year <= lastYear; year++) {
      for (const campaign of this.shop.model.campaigns) {
        const fromDay = this.clampedDay(`${year}-${campaign.from}`);
        const toDay = this.clampedDay(`${year}-${campaign.to}`);
        if (fromDay < toDay) runs.push({ ...campaign, id: `${campaign.name}-${year}`, fromDay, toDay });
      }
    }
    return runs;
  }

  private clampedDay(date: string): number {
    const day = Math.round((Date.parse(date) - Date.parse(this.shop.start)) / millisecondsPerDay);
    return Math.min(Math.max(day, 0), this.dayCount);
  }

  private demand(): number[] {
    const { season, weekday } = this.shop.model;
    const factors = this.dates.slice(0, this.dayCount).map((date, day) => {
      const month = Number(date.slice(5, 7)) - 1;
      const monday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
      const lift = this.campaigns.find((run) => run.fromDay <= day && day < run.toDay)?.lift ?? 1;
      return season[month]! * weekday[monday]! * lift;
    });
    const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
    return factors.map((factor) => factor / mean);
  }
}
