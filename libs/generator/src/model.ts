import type { CampaignModel, ChannelModel, ShopModel } from './model.types.js';

const channels: ChannelModel[] = [
  { name: 'organic', share: 0.26, returningShare: 0.18, cac: 0, rateTilt: 0.3, dropoutTilt: 0.6 },
  { name: 'paid_search', share: 0.24, returningShare: 0.08, cac: 17, rateTilt: 0.1, dropoutTilt: 0.2 },
  { name: 'paid_social', share: 0.2, returningShare: 0.05, cac: 24, rateTilt: -0.5, dropoutTilt: -0.9 },
  { name: 'direct', share: 0.1, returningShare: 0.34, cac: 0, rateTilt: 0.5, dropoutTilt: 0.6 },
  { name: 'affiliate', share: 0.08, returningShare: 0.03, cac: 14, rateTilt: -0.7, dropoutTilt: -0.8 },
  { name: 'referral', share: 0.07, returningShare: 0.02, cac: 8, rateTilt: 0.6, dropoutTilt: 0.9 },
  { name: 'email', share: 0.05, returningShare: 0.3, cac: 3, rateTilt: 0.4, dropoutTilt: 0.3 },
];

const campaigns: CampaignModel[] = [
  {
    name: 'spring-sale',
    from: '03-15',
    to: '04-01',
    channels: ['paid_search', 'paid_social', 'email'],
    lift: 1.15,
    coupon: 'SPRING10',
    percent: 10,
  },
  {
    name: 'summer-sale',
    from: '07-01',
    to: '07-15',
    channels: ['paid_search', 'paid_social', 'email', 'affiliate'],
    lift: 1.2,
    coupon: 'SUMMER15',
    percent: 15,
  },
  {
    name: 'autumn-looks',
    from: '09-05',
    to: '09-20',
    channels: ['paid_social', 'email'],
    lift: 1.05,
    coupon: '',
    percent: 0,
  },
  {
    name: 'black-week',
    from: '11-20',
    to: '12-01',
    channels: ['paid_search', 'paid_social', 'email', 'affiliate'],
    lift: 1.5,
    coupon: 'BLACK20',
    percent: 20,
  },
  {
    name: 'christmas',
    from: '12-01',
    to: '12-23',
    channels: ['paid_search', 'paid_social', 'email'],
    lift: 1.1,
    coupon: 'XMAS10',
    percent: 10,
  },
];

/** The parameters of the demo shop; README.md explains each. */
export const defaultModel: ShopModel = {
  purchases: { r: 0.48, alpha: 4.2, a: 0.62, b: 2.7 },
  baskets: { p: 6, q: 4, gamma: 32, extraLines: 0.7 },
  season: [0.85, 0.82, 0.92, 0.95, 0.98, 0.95, 0.85, 0.85, 0.98, 1.05, 1.45, 1.35],
  weekday: [1.05, 0.98, 0.96, 0.98, 0.92, 0.93, 1.18],
  growthPerYear: 0.15,
  hours: {
    day: [0, 0, 0, 0, 0, 1, 2, 4, 6, 7, 8, 8, 9, 8, 7, 7, 7, 8, 10, 12, 14, 12, 0, 0],
    night: [6, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 8],
  },
  nightBuyers: { share: 0.12, ordersAtNight: 0.85, othersAtNight: 0.04 },
  coupons: { hunterShare: 0.1, hunterOrders: 0.85, otherOrders: 0.12, campaignShare: 0.6 },
  refunds: {
    returnerShare: 0.06,
    returnerOrders: 0.55,
    otherOrders: 0.07,
    full: 0.35,
    byLine: 0.45,
    second: 0.08,
    meanDays: 12,
  },
  funnel: { view: 0.8, add: 0.37, checkout: 0.6, payment: 0.84, order: 0.92 },
  browsing: { ownShare: 0.4, sessionsPerVisitor: 1.5, meanDaysFromOrder: 6, unpaidOrder: 0.75 },
  devices: [
    { name: 'ios', share: 0.34 },
    { name: 'android', share: 0.28 },
    { name: 'desktop', share: 0.31 },
    { name: 'tablet', share: 0.07 },
  ],
  preferredDevice: 0.75,
  channels,
  campaigns,
  fault: { device: 'ios', failure: 0.8, daysBeforeEnd: 10, days: 4 },
  testOrders: 0.005,
  shipping: { fee: 4.9, freeFrom: 50 },
  taxRate: 0.19,
  products: { count: 400, lowestPrice: 4, highestPrice: 600, lowestCostShare: 0.4, highestCostShare: 0.65 },
};
