import type { Basket } from './basket.js';
import { type Product, shopUrl } from './catalogue.js';
import { optional } from './orders.js';
import type { Random } from './random.js';
import type { EventName } from './rows.js';
import { depths, type Setting } from './setting.js';
import type { Sink } from './sink.js';
import { lists, paymentMethods } from './vocabulary.js';
import { timeText } from './wire.js';

/** A session before it is written. */
export interface Session {
  /** Begin (ms), or the time of its order when it ends in one. */
  at: number;
  /** One of {@link depths}. */
  depth: number;
  /** Index into the model's devices. */
  device: number;
  channel: string;
  campaign: string;
  /** From the step `add` on. */
  basket: Basket | null;
}

/** Who browses. */
export interface Actor {
  /** Empty for a visitor who never buys. */
  customerId: string;
  anonymousId: string;
  region: string;
  favouriteCategory: number;
}

/**
 * Writes a session's events: their kinds, pages and gaps are drawn first, since a session that ends in an order is
 * placed back from it. One writer serves all sessions, so that nothing is allocated per event but its line.
 */
export class EventWriter {
  /** When the last product_viewed before the last product_added of the session happened (ms). */
  lastViewAt = 0;
  private count = 0;
  private readonly names: EventName[] = [];
  private readonly pages: string[] = [];
  private readonly offsets: number[] = [];

  constructor(private readonly setting: Setting) {}

  /** Writes the session's lines and returns when it began (ms). */
  write(session: Session, sessionId: string, actor: Actor, sink: Sink, random: Random): number {
    this.count = 0;
    let lastView = -1;
    this.browse(session, actor, random);
    if (session.depth >= depths.add) {
      lastView = this.fillCart(session.basket!, session.depth, random);
      this.checkOut(session, random);
    }
    const paying = session.depth === depths.order ? 5 + Math.floor(random.exponential(25)) : 0;
    const length = this.offsets[this.count - 1]! + paying;
    const start = session.depth === depths.order ? session.at - length * 1000 : session.at;
    this.lastViewAt = lastView < 0 ? 0 : start + this.offsets[lastView]! * 1000;
    if (sink.wants('events')) this.emit(session, sessionId, actor, start, sink);
    return start;
  }

  private emit(session: Session, sessionId: string, actor: Actor, start: number, sink: Sink): void {
    const constant =
      `${optional('customerId', actor.customerId)},"anonymousId":"${actor.anonymousId}","sessionId":"${sessionId}"` +
      `,"channel":"${session.channel}"${optional('campaign', session.campaign)}` +
      `,"device":"${this.setting.model.devices[session.device]!.name}","region":"${actor.region}"`;
    const head = `{"eventId":"${sessionId}-`;
    for (let index = 0; index < this.count; index++) {
      const sequence = index + 1;
      sink.push(
        'events',
        head +
          sequence +
          '","name":"' +
          this.names[index]! +
          '","occurredAt":"' +
          timeText(start + this.offsets[index]! * 1000) +
          '"' +
          constant +
          this.pages[index]! +
          ',"sequence":' +
          sequence +
          '}',
      );
    }
  }

  private add(name: EventName, page: string, gap: number): void {
    const index = this.count++;
    this.names[index] = name;
    this.pages[index] = page;
    this.offsets[index] = index === 0 ? 0 : this.offsets[index - 1]! + gap;
  }

  private list(category: string, random: Random): void {
    const page = `,"category":"${category}","url":"${shopUrl}/${category}","properties":{"list":"${random.pick(lists)}"}`;
    this.add('product_list_viewed', page, 3 + Math.floor(random.exponential(25)));
  }

  private view(product: Product, random: Random): void {
    const page = `${product.eventPart},"value":"${product.priceText}"`;
    this.add('product_viewed', page, 3 + Math.floor(random.exponential(40)));
  }

  private browse(session: Session, actor: Actor, random: Random): void {
    const { catalogue } = this.setting;
    const favourite = random.chance(0.6);
    const category = favourite ? actor.favouriteCategory : random.below(catalogue.categories.length);
    if (session.depth === depths.session) {
      for (let pages = random.geometric(0.25); pages >= 0; pages--) {
        this.list(catalogue.categories[category]!, random);
      }
      return;
    }
    if (random.chance(0.45)) this.list(catalogue.categories[category]!, random);
    const views = random.geometric(0.3) + (session.depth === depths.view ? 1 : 0);
    for (let view = 0; view < views; view++) this.view(catalogue.anyInCategory(category, random), random);
  }

  /** Each line is looked at and added; returns the position of the last look. */
  private fillCart(basket: Basket, depth: number, random: Random): number {
    const { money } = this.setting;
    for (const { product, quantity } of basket.lines) {
      this.view(product, random);
      const value = money.text(product.price * quantity);
      const page = `${product.eventPart},"value":"${value}","properties":{"quantity":${quantity}}`;
      this.add('product_added', page, 4 + Math.floor(random.exponential(30)));
    }
    const lastView = this.count - 2;
    const value = money.text(basket.gross - basket.discount);
    if (random.chance(0.35)) {
      this.add('cart_viewed', `,"url":"${shopUrl}/cart","value":"${value}"`, 3 + random.below(20));
    }
    if (depth === depths.add && random.chance(0.25)) {
      const { product, quantity } = basket.lines[basket.lines.length - 1]!;
      const removed = `${product.eventPart},"value":"${money.text(product.price * quantity)}"`;
      this.add('product_removed', `${removed},"properties":{"quantity":${quantity}}`, 5 + random.below(60));
    }
    return lastView;
  }

  /** The checkout's pages name the first product of the cart, so that a funnel can hold it constant. */
  private checkOut({ basket, depth }: Session, random: Random): void {
    if (depth < depths.checkout) return;
    const { product } = basket!.lines[0]!;
    const value = this.setting.money.text(basket!.gross - basket!.discount);
    const page = (path: string) =>
      `,"productId":"${product.productId}","category":"${product.category}","url":"${shopUrl}/${path}","value":"${value}"`;
    this.add('checkout_started', page('checkout'), 5 + Math.floor(random.exponential(45)));
    if (depth < depths.payment) return;
    const method = random.pick(paymentMethods);
    const properties = `,"properties":{"method":"${method}"}`;
    this.add(
      'payment_info_entered',
      page('checkout/payment') + properties,
      10 + Math.floor(random.exponential(50)),
    );
  }
}
