import { type Basket, drawBasket } from './basket.js';
import { drawOwnSessions, drawVisitorCount, drawVisits, type IdleSession } from './browsing.js';
import { type Actor, EventWriter, type Session } from './events.js';
import { cancelledAt, drawRefunds, optional, type Order, writeOrder, writeRefunds } from './orders.js';
import { writeCustomer, writeCustomerTruth } from './profile.js';
import { type Attempt, drawPurchases, type PurchaseHistory } from './purchases.js';
import { Random } from './random.js';
import { depths, type Setting } from './setting.js';
import type { Sink } from './sink.js';
import { streams } from './streams.js';
import type { Tally } from './tally.js';
import { drawTraits, type Traits } from './traits.js';
import { timeText } from './wire.js';

/** A customer's session on the way to an order that was paid, stopped by the fault, or never meant. */
interface OwnSession extends Session {
  stopped: boolean;
  lostOrder: boolean;
  /** How many orders were paid up to and with this session; counts for sessions with an order only. */
  orderNumber: number;
}

const thirtyDays = 30 * 86_400_000;

/**
 * Lives one customer's whole history, and that of the visitors who come along and never buy, and writes its rows.
 * Each customer depends on the seed and its own index alone, and nothing of it is kept.
 */
export class CustomerSimulation {
  private readonly traitsRandom = new Random();
  private readonly purchasesRandom = new Random();
  private readonly basketsRandom = new Random();
  private readonly browsingRandom = new Random();
  private readonly pagesRandom = new Random();
  private readonly events: EventWriter;

  constructor(
    private readonly setting: Setting,
    private readonly sink: Sink,
    private readonly tally: Tally,
  ) {
    this.events = new EventWriter(setting);
  }

  /** Customer `index`, from 0. */
  run(index: number): void {
    const { seed } = this.setting.shop;
    const traits = drawTraits(this.setting, index, this.traitsRandom.reseed(seed, streams.traits, index));
    const history = drawPurchases(
      this.setting,
      traits,
      this.purchasesRandom.reseed(seed, streams.purchases, index),
    );
    this.basketsRandom.reseed(seed, streams.baskets, index);
    this.browsingRandom.reseed(seed, streams.browsing, index);
    this.pagesRandom.reseed(seed, streams.pages, index);
    this.countCustomer(traits, history);
    const sessions = this.orderSessions(traits, history.attempts);
    for (let position = 0; position < history.attempts.length; position++) {
      const idle = drawOwnSessions(this.setting, traits, history.attempts, position, this.browsingRandom);
      for (const session of idle) sessions.push({ ...session, lostOrder: false, orderNumber: 0 });
    }
    sessions.sort((one, other) => one.at - other.at);
    const firstUnpaid = this.browseAsCustomer(traits, sessions);
    if (traits.tracked) this.browseAsVisitors(traits, history.attempts);
    const knownSince = Math.min(firstUnpaid, history.attempts.find(({ ordered }) => ordered)!.at);
    writeCustomer(this.setting, traits, history, knownSince, this.sink);
    writeCustomerTruth(this.setting, traits, history, this.sink);
  }

  /** The sessions that were meant to end in an order, whose orders are written. */
  private orderSessions(traits: Traits, attempts: readonly Attempt[]): OwnSession[] {
    const random = this.basketsRandom;
    let orderNumber = 0;
    return attempts.map(({ at, device, ordered }) => {
      const isFirst = orderNumber === 0;
      const known = isFirst || random.chance(0.4);
      const channel = known ? traits.channel : this.setting.drawReturningChannel(random);
      const campaign = this.setting.drawCampaign(channel, at, random);
      const basket = drawBasket(this.setting, traits, at, isFirst, random);
      const session = { at, device, channel, campaign, basket, stopped: !ordered, lostOrder: !ordered };
      if (!ordered) return { ...session, depth: depths.checkout, orderNumber: 0 };
      orderNumber++;
      this.placeOrder(traits, session, basket, orderNumber);
      return { ...session, depth: depths.order, orderNumber };
    });
  }

  private placeOrder(traits: Traits, session: Omit<Session, 'depth'>, basket: Basket, number: number): void {
    const { setting, tally, basketsRandom: random } = this;
    const { at, channel, campaign, device } = session;
    const orderId = `o${traits.customerId.slice(1)}-${number}`;
    const order: Order = { orderId, at, updatedAt: at, status: 'paid', basket, channel, campaign, device };
    const refunds = drawRefunds(setting, traits, order, random);
    const goods = basket.gross - basket.discount;
    const refunded = refunds.reduce((sum, { amount }) => sum + amount, 0);
    if (refunds.length) order.updatedAt = refunds[refunds.length - 1]!.at;
    if (refunded > 0 && refunded === goods) order.status = 'refunded';
    writeOrder(setting, traits, order, this.sink);
    writeRefunds(setting, traits, order, refunds, this.sink, random);
    tally.paidOrders++;
    if (setting.isNight(at)) tally.nightOrders++;
    if (basket.coupon !== '') tally.couponOrders++;
    if (refunds.length) tally.refundedOrders++;
    tally.gross += basket.gross;
    tally.discount += basket.discount;
    tally.refunds += refunded;
    tally.channels[traits.channel]!.orders++;
    tally.channels[traits.channel]!.goods += goods;
    if (random.chance(setting.model.testOrders)) this.placeTestOrder(traits, order);
  }

  /** A copy of an order, placed by someone who tries the shop. */
  private placeTestOrder(traits: Traits, order: Order): void {
    const after = order.at + 60_000 * (1 + this.basketsRandom.below(60));
    const at = Math.min(after, this.setting.calendar.to - 1000);
    const test: Order = { ...order, orderId: `${order.orderId}-test`, at, updatedAt: at, status: 'test' };
    this.tally.otherOrders.test++;
    writeOrder(this.setting, traits, test, this.sink);
  }

  /** Writes the customer's sessions; returns when the first order that was not paid was placed. */
  private browseAsCustomer(traits: Traits, sessions: readonly OwnSession[]): number {
    const { setting, tally, browsingRandom: random } = this;
    let deepest: number = -1;
    let firstUnpaid = Infinity;
    let unpaid = 0;
    let viewOfLastOrder = 0;
    let repurchased = false;
    sessions.forEach((session, position) => {
      const actor = this.actorOf(traits, session.device);
      if (traits.tracked) {
        const sessionId = `s${traits.customerId.slice(1)}-${position + 1}`;
        this.writeSession(session, sessionId, actor, session.lostOrder);
        deepest = Math.max(deepest, session.depth);
      }
      if (session.depth === depths.order) {
        if (viewOfLastOrder > 0 && session.at - viewOfLastOrder <= thirtyDays) repurchased = true;
        viewOfLastOrder = traits.tracked ? this.events.lastViewAt : 0;
      }
      if (session.depth === depths.payment && random.chance(setting.model.browsing.unpaidOrder)) {
        firstUnpaid = Math.min(firstUnpaid, this.leaveUnpaid(traits, session, ++unpaid));
      }
    });
    if (deepest >= 0) {
      tally.people[deepest]!++;
      tally.trackedPeople++;
    }
    if (repurchased) tally.repurchasedIn30Days++;
    return firstUnpaid;
  }

  /** A pending or cancelled order of a session that got as far as the payment; returns its time. */
  private leaveUnpaid(traits: Traits, session: Session, number: number): number {
    const { setting, browsingRandom: random } = this;
    const status = random.chance(0.4) ? 'pending' : 'cancelled';
    const at = session.at + (20 + random.below(20)) * 60_000;
    const updatedAt = status === 'pending' ? at : cancelledAt(setting, at, random);
    const orderId = `o${traits.customerId.slice(1)}-u${number}`;
    const { basket, channel, campaign, device } = session;
    this.tally.otherOrders[status]++;
    const order: Order = { orderId, at, updatedAt, status, basket: basket!, channel, campaign, device };
    writeOrder(setting, traits, order, this.sink);
    return at;
  }

  private browseAsVisitors(traits: Traits, attempts: readonly Attempt[]): void {
    const { setting, tally, browsingRandom: random } = this;
    let visitor = 0;
    for (const { at } of attempts) {
      for (let left = drawVisitorCount(setting, random); left > 0; left--) {
        const sessions = drawVisits(setting, setting.calendar.dayOf(at), random);
        if (sessions.length === 0) continue;
        const name = `${traits.customerId.slice(1)}-${++visitor}`;
        const actor: Actor = {
          customerId: '',
          anonymousId: `v${name}`,
          region: setting.drawPlace(random).region,
          favouriteCategory: random.below(setting.catalogue.categories.length),
        };
        let deepest = 0;
        for (const [position, session] of sessions.entries()) {
          this.writeSession(session, `s${name}-${position + 1}`, actor, false);
          deepest = Math.max(deepest, session.depth);
        }
        tally.people[deepest]!++;
        tally.trackedPeople++;
      }
    }
  }

  private writeSession(
    session: IdleSession | OwnSession,
    sessionId: string,
    actor: Actor,
    lostOrder: boolean,
  ): void {
    const start = this.events.write(session, sessionId, actor, this.sink, this.pagesRandom);
    this.tally.addSession(session.device, session.at, session.depth);
    if (!session.stopped) return;
    this.sink.push(
      'truth-fault-sessions',
      `{"sessionId":"${sessionId}"${optional('customerId', actor.customerId)},"anonymousId":"${actor.anonymousId}"` +
        `,"startedAt":"${timeText(start)}","lostOrder":${lostOrder}}`,
    );
  }

  private actorOf(traits: Traits, device: number): Actor {
    return {
      customerId: traits.customerId,
      anonymousId: `a${traits.customerId.slice(1)}-${device + 1}`,
      region: traits.place.region,
      favouriteCategory: traits.favouriteCategory,
    };
  }

  private countCustomer(traits: Traits, history: PurchaseHistory): void {
    const { tally } = this;
    tally.customers++;
    if (history.attempts.filter(({ ordered }) => ordered).length > 1) tally.repeatBuyers++;
    if (history.droppedOut) tally.droppedOut++;
    if (traits.nightBuyer) tally.nightBuyers++;
    if (traits.couponHunter) tally.couponHunters++;
    if (traits.highReturner) tally.highReturners++;
    tally.rateSum += traits.rate;
    tally.dropoutSum += traits.dropout;
    tally.channels[traits.channel]!.customers++;
    tally.channels[traits.channel]!.rateSum += traits.rate;
  }
}
