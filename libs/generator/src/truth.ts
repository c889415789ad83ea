import type { ShopModel } from './model.types.js';
import type { ResolvedShopOptions } from './options.js';
import { type ShopTable, shopTables } from './rows.js';
import { depths, type Setting } from './setting.js';
import type { Tally } from './tally.js';
import { rounded } from './wire.js';

/** How many sessions or people reached each step. */
export interface FunnelCounts {
  entered: number;
  product_viewed: number;
  product_added: number;
  checkout_started: number;
  payment_info_entered: number;
  order_completed: number;
}

/** What is true of a generated shop: its assumptions, what follows from them, and what one pass counted. */
export interface ShopTruth {
  options: Omit<ResolvedShopOptions, 'model'>;
  model: ShopModel;
  /** The range as instants, `from <= t < to`. */
  from: string;
  to: string;
  campaigns: { campaign: string; from: string; to: string; channels: readonly string[]; coupon: string }[];
  fault: FaultTruth | null;
  expected: ExpectedTruth;
  observed: ObservedTruth;
}

export interface FaultTruth {
  device: string;
  /** Local days. */
  days: string[];
  expectedCheckoutToOrder: { otherDays: number; faultDays: number };
  /** Sessions of the device. */
  sessions: { otherDays: FunnelCounts; faultDays: FunnelCounts };
}

/** Means and probabilities that follow from the model. */
export interface ExpectedTruth {
  /** Repeat orders per week while active. */
  meanRate: number;
  meanDropout: number;
  /** Goods value of an order, major units. */
  meanOrderValue: number;
  nightOrderShare: number;
  couponOrderShare: number;
  refundedOrderShare: number;
  /** Of sessions, from each step to the next; and from the session to the order. */
  funnel: ShopModel['funnel'];
  sessionConversion: number;
}

export interface ObservedTruth {
  /** Rows of each table that the pass was asked for. */
  rows: Record<ShopTable, number>;
  customers: number;
  repeatBuyers: number;
  droppedOut: number;
  nightBuyers: number;
  couponHunters: number;
  highReturners: number;
  meanRate: number;
  meanDropout: number;
  orders: Record<'paid' | 'atNight' | 'withCoupon' | 'withRefund' | 'pending' | 'cancelled' | 'test', number>;
  /** Decimal strings: of paid orders, and of the refunds within the range. */
  money: Record<'gross' | 'discount' | 'refunds', string>;
  /** By the customer's first channel; `cac` is spend per customer in major units. */
  channels: Record<string, ChannelTruth>;
  funnel: {
    sessions: FunnelCounts;
    sessionsByDevice: Record<string, FunnelCounts>;
    /**
     * People (customers and visitors) by the deepest step of one of their sessions. Since no session skips a step, and
     * none lasts three hours, this is exactly the sequential best-attempt funnel of people over the whole range, for any
     * window from three hours.
     */
    people: FunnelCounts;
    /** People of that funnel's last step who order again, with a window of 30 days from the look at a product. */
    repurchasedIn30Days: number;
  };
}

export interface ChannelTruth {
  customers: number;
  orders: number;
  /** Decimal string: gross less discount. */
  goods: string;
  spend: string;
  cac: number;
  meanRate: number;
}

/** The truth of the pass that `tally` counted. */
export function describeTruth(setting: Setting, tally: Tally): ShopTruth {
  const { calendar, shop } = setting;
  const { model, ...options } = shop;
  return {
    options,
    model,
    from: new Date(calendar.from).toISOString(),
    to: new Date(calendar.to).toISOString(),
    campaigns: calendar.campaigns.map((run) => ({
      campaign: run.id,
      from: calendar.dates[run.fromDay]!,
      to: calendar.dates[run.toDay]!,
      channels: run.channels,
      coupon: run.coupon,
    })),
    fault: describeFault(setting, tally),
    expected: expectedOf(setting),
    observed: observedOf(setting, tally),
  };
}

function describeFault(setting: Setting, tally: Tally): FaultTruth | null {
  const { fault, funnel } = setting.model;
  if (!fault || setting.faultTo === setting.faultFrom) return null;
  const usual = funnel.payment * funnel.order;
  return {
    device: fault.device,
    days: setting.calendar.dates.slice(setting.faultFrom, setting.faultTo),
    expectedCheckoutToOrder: { otherDays: rounded(usual), faultDays: rounded(usual * (1 - fault.failure)) },
    sessions: {
      otherDays: countsOf(tally.sessionsReaching(fault.device, 'other')),
      faultDays: countsOf(tally.sessionsReaching(fault.device, 'fault')),
    },
  };
}

function expectedOf(setting: Setting): ExpectedTruth {
  const { purchases, baskets, nightBuyers, coupons, refunds, funnel } = setting.model;
  const mixed = (share: number, those: number, others: number) =>
    rounded(share * those + (1 - share) * others);
  return {
    meanRate: rounded(purchases.r / purchases.alpha),
    meanDropout: rounded(purchases.a / (purchases.a + purchases.b)),
    meanOrderValue: rounded((baskets.p * baskets.gamma) / (baskets.q - 1)),
    nightOrderShare: mixed(nightBuyers.share, nightBuyers.ordersAtNight, nightBuyers.othersAtNight),
    couponOrderShare: mixed(coupons.hunterShare, coupons.hunterOrders, coupons.otherOrders),
    refundedOrderShare: mixed(refunds.returnerShare, refunds.returnerOrders, refunds.otherOrders),
    funnel,
    sessionConversion: rounded(setting.conversion),
  };
}

function observedOf(setting: Setting, tally: Tally): ObservedTruth {
  const { money, model } = setting;
  const devices = model.devices.map(({ name }) => name);
  return {
    rows: Object.fromEntries(shopTables.map((table) => [table, tally.rows[table] ?? 0])) as Record<
      ShopTable,
      number
    >,
    customers: tally.customers,
    repeatBuyers: tally.repeatBuyers,
    droppedOut: tally.droppedOut,
    nightBuyers: tally.nightBuyers,
    couponHunters: tally.couponHunters,
    highReturners: tally.highReturners,
    meanRate: rounded(tally.rateSum / tally.customers),
    meanDropout: rounded(tally.dropoutSum / tally.customers),
    orders: {
      paid: tally.paidOrders,
      atNight: tally.nightOrders,
      withCoupon: tally.couponOrders,
      withRefund: tally.refundedOrders,
      ...tally.otherOrders,
    },
    money: {
      gross: money.text(tally.gross),
      discount: money.text(tally.discount),
      refunds: money.text(tally.refunds),
    },
    channels: channelsOf(setting, tally),
    funnel: {
      sessions: countsOf(tally.sessionsReaching(undefined, 'all')),
      sessionsByDevice: Object.fromEntries(
        devices.map((device) => [device, countsOf(tally.sessionsReaching(device, 'all'))]),
      ),
      people: countsOf(tally.peopleReaching()),
      repurchasedIn30Days: tally.repurchasedIn30Days,
    },
  };
}

function channelsOf({ money }: Setting, tally: Tally): Record<string, ChannelTruth> {
  const entries = Object.entries(tally.channels).map(([name, channel]): [string, ChannelTruth] => [
    name,
    {
      customers: channel.customers,
      orders: channel.orders,
      goods: money.text(channel.goods),
      spend: money.text(channel.spend),
      cac: rounded(channel.spend / money.factor / Math.max(channel.customers, 1)),
      meanRate: rounded(channel.rateSum / Math.max(channel.customers, 1)),
    },
  ]);
  return Object.fromEntries(entries);
}

function countsOf(reached: readonly number[]): FunnelCounts {
  return {
    entered: reached[depths.session]!,
    product_viewed: reached[depths.view]!,
    product_added: reached[depths.add]!,
    checkout_started: reached[depths.checkout]!,
    payment_info_entered: reached[depths.payment]!,
    order_completed: reached[depths.order]!,
  };
}
