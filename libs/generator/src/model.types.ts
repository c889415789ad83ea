/** Every assumption of the generated shop. Rates are per week, amounts in major units, probabilities and shares 0 to 1. */
export interface ShopModel {
  /** BG/NBD: rate ~ Gamma(r, rate alpha in weeks); drop-out after each repeat order ~ Beta(a, b). */
  purchases: { r: number; alpha: number; a: number; b: number };
  /** Gamma-Gamma: goods value of an order ~ Gamma(p, nu), nu ~ Gamma(q, gamma); lines of an order 1 + Poisson(extraLines). */
  baskets: { p: number; q: number; gamma: number; extraLines: number };
  /** Demand by month, January first; the mean over the range is scaled to 1. */
  season: readonly number[];
  /** Demand by day of the week, Monday first. */
  weekday: readonly number[];
  /** New customers per day grow by this share a year, in a straight line. */
  growthPerYear: number;
  /** Weights of the local hours 0 to 23 of a visit by day and by night; night is 22:00 to 05:00. */
  hours: { day: readonly number[]; night: readonly number[] };
  nightBuyers: { share: number; ordersAtNight: number; othersAtNight: number };
  /** `campaignShare`: of the coupons used while a campaign with a coupon runs, how many are the campaign's. */
  coupons: { hunterShare: number; hunterOrders: number; otherOrders: number; campaignShare: number };
  /** Refunds of paid orders: full, by line, and the rest by amount; `second`: of those not full, how many get a second one. */
  refunds: {
    returnerShare: number;
    returnerOrders: number;
    otherOrders: number;
    full: number;
    byLine: number;
    second: number;
    meanDays: number;
  };
  /** Each step's probability for a session that reached the step before it; the session itself is the first. */
  funnel: FunnelModel;
  browsing: {
    /** Of the sessions without an order, the share that are the customers' own; the rest are of visitors who never buy. */
    ownShare: number;
    sessionsPerVisitor: number;
    /** Mean of the exponential distance of a session without an order from the order it belongs to. */
    meanDaysFromOrder: number;
    /** Of a customer's sessions that end after the payment step, the share that leave a pending or cancelled order. */
    unpaidOrder: number;
  };
  devices: readonly DeviceModel[];
  /** The share of a customer's sessions on the customer's own device; the others fall on any. */
  preferredDevice: number;
  channels: readonly ChannelModel[];
  campaigns: readonly CampaignModel[];
  /** The planted checkout fault, or null for none. */
  fault: FaultModel | null;
  /** Test orders per paid order. */
  testOrders: number;
  shipping: { fee: number; freeFrom: number };
  /** Tax on goods and shipping, added to the prices. */
  taxRate: number;
  /** `count` is the demo shop's; it grows with the square root of the customers. */
  products: {
    count: number;
    lowestPrice: number;
    highestPrice: number;
    lowestCostShare: number;
    highestCostShare: number;
  };
}

export interface FunnelModel {
  view: number;
  add: number;
  checkout: number;
  payment: number;
  order: number;
}

export interface DeviceModel {
  name: string;
  share: number;
}

/**
 * A way to the shop. A new customer of rate `l` and drop-out `p` comes by it with probability
 * `share * (1 - rateTilt * (exp(-8 l) - m) - dropoutTilt * (p - n))`, m and n being the means: so a positive tilt brings
 * customers who buy more often and stay longer, while the shares and the BG/NBD distributions stay as stated.
 */
export interface ChannelModel {
  name: string;
  /** Of new customers and of visitors; the shares add up to 1. */
  share: number;
  /** Of later visits that do not come by the customer's first channel. */
  returningShare: number;
  /** Spend per expected new customer, in major units. */
  cac: number;
  rateTilt: number;
  dropoutTilt: number;
}

/** A campaign of every year, from one day (MM-DD) up to, not including, another one of the same year. */
export interface CampaignModel {
  name: string;
  from: string;
  to: string;
  channels: readonly string[];
  /** Factor on the demand of its days. */
  lift: number;
  /** Its coupon, or empty. */
  coupon: string;
  percent: number;
}

export interface FaultModel {
  device: string;
  /** The share of the device's sessions that would pass checkout_started and fail to. */
  failure: number;
  /** The first day of the fault, counted back from the end of the range. */
  daysBeforeEnd: number;
  days: number;
}
