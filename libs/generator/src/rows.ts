/** The rows of the shop as they stand on the wire: money is a decimal string, times are RFC 3339 in UTC. */

export interface ProductRow {
  productId: string;
  name: string;
  category: string;
  brand: string;
  price: string;
  cost: string;
  updatedAt: string;
}

export interface CustomerRow {
  customerId: string;
  email?: string;
  phone?: string;
  name: string;
  gender?: string;
  birthYear?: number;
  country: string;
  region: string;
  city: string;
  createdAt: string;
  channel: string;
  consent: { email: boolean; sms: boolean; ads: boolean };
  attributes: { tier: string; newsletter: string; language: string };
  updatedAt: string;
}

/** `price` and `cost` are of one piece, `discount` is of the whole line. */
export interface OrderItemRow {
  productId: string;
  name: string;
  category: string;
  quantity: number;
  price: string;
  discount: string;
  cost: string;
}

export interface OrderRow {
  orderId: string;
  customerId: string;
  orderedAt: string;
  status: OrderStatus;
  currency: string;
  gross: string;
  discount: string;
  shipping: string;
  tax: string;
  cost: string;
  channel: string;
  campaign?: string;
  coupon?: string;
  region: string;
  device: string;
  updatedAt: string;
  items: OrderItemRow[];
}

export type OrderStatus = 'paid' | 'refunded' | 'pending' | 'cancelled' | 'test';

export interface RefundRow {
  refundId: string;
  orderId: string;
  customerId: string;
  refundedAt: string;
  amount: string;
  currency: string;
  reason: string;
  items: { productId: string; quantity: number; amount: string }[];
}

export interface EventRow {
  eventId: string;
  name: EventName;
  occurredAt: string;
  customerId?: string;
  anonymousId: string;
  sessionId: string;
  productId?: string;
  category?: string;
  channel: string;
  campaign?: string;
  device: string;
  region: string;
  url: string;
  value?: string;
  sequence: number;
  properties?: Record<string, string | number>;
}

export type EventName =
  | 'product_list_viewed'
  | 'product_viewed'
  | 'product_added'
  | 'product_removed'
  | 'cart_viewed'
  | 'checkout_started'
  | 'payment_info_entered';

export interface SpendRow {
  day: string;
  channel: string;
  campaign: string;
  amount: string;
  currency: string;
}

/** The truth about one customer. Times of shop time are in weeks of mean demand. */
export interface CustomerTruthRow {
  customerId: string;
  /** Repeat orders per week while active. */
  rate: number;
  /** Probability of dropping out after a repeat order. */
  dropout: number;
  /** Expected goods value of an order, in major units. */
  meanOrderValue: number;
  channel: string;
  nightBuyer: boolean;
  couponHunter: boolean;
  highReturner: boolean;
  tracked: boolean;
  firstOrderAt: string;
  lastOrderAt: string;
  /** Paid orders. */
  orders: number;
  /** The time of the last order when the customer dropped out in the range, otherwise null. */
  droppedOutAt: string | null;
  /** Shop time from the first order to the end. */
  weeksObserved: number;
}

/** A session that the checkout fault stopped after checkout_started. */
export interface FaultSessionRow {
  sessionId: string;
  customerId?: string;
  anonymousId: string;
  startedAt: string;
  /** Whether the session would have ended in an order. */
  lostOrder: boolean;
}

/** The rows of each table. */
export interface ShopRows {
  products: ProductRow;
  customers: CustomerRow;
  orders: OrderRow;
  refunds: RefundRow;
  events: EventRow;
  spend: SpendRow;
  'truth-customers': CustomerTruthRow;
  'truth-fault-sessions': FaultSessionRow;
}

export type ShopTable = keyof ShopRows;

/** The tables of the shop, and after them the two of its truth. */
export const shopTables: readonly ShopTable[] = [
  'products',
  'customers',
  'orders',
  'refunds',
  'events',
  'spend',
  'truth-customers',
  'truth-fault-sessions',
];
