import fc from 'fast-check';

/** A small shop as plain objects; the spec loads it into the warehouse, the oracle reads it as it is. Money in cents. */
export interface Shop {
  readonly timeZone: 'UTC' | 'Asia/Shanghai';
  readonly customers: readonly ShopCustomer[];
  readonly orders: readonly ShopOrder[];
  readonly refunds: readonly ShopRefund[];
  readonly events: readonly ShopEvent[];
}

export interface ShopCustomer {
  readonly id: string;
  readonly country: string;
  readonly birthYear: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly consent: Readonly<Record<string, boolean>>;
  readonly createdAt: number | null;
}

export interface ShopOrder {
  readonly id: string;
  readonly customer: string;
  readonly at: number;
  readonly status: string;
  readonly gross: number;
  readonly discount: number;
  readonly cost: number;
  readonly channel: string;
  readonly items: readonly { readonly product: string; readonly category: string }[];
}

/** Of an order (never before it), or of a customer. */
export interface ShopRefund {
  readonly customer: string;
  readonly order: string;
  readonly at: number;
  readonly amount: number;
}

/** Of a customer, or of a visitor, whose id begins with `~`. */
export interface ShopEvent {
  readonly person: string;
  readonly name: string;
  readonly at: number;
  readonly device: string;
  readonly plan: string;
  readonly value: number | null;
}

const hour = 3_600_000;
const begin = Date.UTC(2024, 0, 1);
/** An hour of the 200 days from the begin of 2024; {@link asOf} lies among them. */
const time = fc.integer({ min: 0, max: 200 * 24 }).map((hours) => begin + hours * hour);
export const asOf = new Date(Date.UTC(2024, 5, 15));

export const people = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
/** Known from events alone: one with a customer id, two visitors. */
const passersBy = ['e1', '~v1', '~v2'];

const customer = (id: string): fc.Arbitrary<ShopCustomer> =>
  fc.record({
    id: fc.constant(id),
    country: fc.constantFrom('FR', 'DE', 'JP', ''),
    birthYear: fc.constantFrom(0, 1970, 1985, 2000),
    attributes: fc.dictionary(
      fc.constantFrom('tier', 'score'),
      fc.constantFrom('gold', 'silver', '12.5', '-3', ''),
      {
        maxKeys: 2,
        noNullPrototype: true,
      },
    ),
    consent: fc.dictionary(fc.constantFrom('email', 'ads'), fc.boolean(), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    createdAt: fc.option(time, { nil: null }),
  });

const order = fc.record({
  customer: fc.constantFrom(...people),
  at: time,
  status: fc.constantFrom('paid', 'paid', 'paid', 'refunded', 'pending', 'cancelled', 'test'),
  gross: fc.integer({ min: 0, max: 10_000 }),
  discount: fc.constantFrom(0, 0, 500),
  cost: fc.constantFrom(0, 1000),
  channel: fc.constantFrom('web', 'app', ''),
  items: fc.array(
    fc.record({ product: fc.constantFrom('p1', 'p2', 'p3', ''), category: fc.constantFrom('hats', 'shoes') }),
    { maxLength: 3 },
  ),
});

const event = fc.record({
  person: fc.constantFrom(...people, ...passersBy),
  name: fc.constantFrom('product_viewed', 'product_viewed', 'wish'),
  at: time,
  device: fc.constantFrom('ios', 'web', ''),
  plan: fc.constantFrom('gold', ''),
  value: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
});

const refund = fc.record({
  of: fc.nat(),
  late: fc.integer({ min: 0, max: 60 * 24 }),
  amount: fc.integer({ min: 1, max: 8000 }),
});

/** A customer's orders are at different times, so that each has one first order. */
const orders = fc
  .uniqueArray(order, {
    minLength: 6,
    maxLength: 24,
    size: 'max',
    selector: ({ customer: id, at }) => `${id} ${at}`,
  })
  .map((all): ShopOrder[] => all.map((one, index) => ({ ...one, id: `o${index}` })));

export const shopArbitrary: fc.Arbitrary<Shop> = fc
  .record({
    timeZone: fc.constantFrom('UTC' as const, 'Asia/Shanghai' as const),
    customers: fc.subarray(people.slice(1)).chain((ids) => fc.tuple(...ids.map(customer))),
    orders,
    refunds: fc.array(refund, { maxLength: 6 }),
    loose: fc.array(
      fc.record({
        customer: fc.constantFrom(...people),
        at: time,
        amount: fc.integer({ min: 1, max: 3000 }),
      }),
      {
        maxLength: 2,
      },
    ),
    events: fc.array(event, { minLength: 8, maxLength: 40, size: 'max' }),
  })
  .map(({ refunds, loose, ...shop }) => ({
    ...shop,
    refunds: [
      ...(shop.orders.length ? refunds : []).map(({ of, late, amount }) => {
        const { id, customer: name, at } = shop.orders[of % shop.orders.length]!;
        return { customer: name, order: id, at: at + late * hour, amount };
      }),
      ...loose.map((one) => ({ ...one, order: '' })),
    ],
  }));
