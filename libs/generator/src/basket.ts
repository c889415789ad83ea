import type { Product } from './catalogue.js';
import type { Random } from './random.js';
import type { Setting } from './setting.js';
import type { Traits } from './traits.js';
import { everydayCoupons } from './vocabulary.js';

export interface BasketLine {
  product: Product;
  quantity: number;
  /** Of the whole line, in minor units. */
  discount: number;
}

/** What an order is made of; amounts in minor units. `gross - discount` is the goods value. */
export interface Basket {
  lines: BasketLine[];
  gross: number;
  discount: number;
  cost: number;
  coupon: string;
}

export interface Coupon {
  code: string;
  percent: number;
}

const noCoupon: Coupon = { code: '', percent: 0 };

/** The goods value of one order: Gamma(p, nu) with the customer's own nu (Fader, Hardie & Lee 2005, Gamma-Gamma). */
export function drawBasket(
  setting: Setting,
  traits: Traits,
  at: number,
  isFirst: boolean,
  random: Random,
): Basket {
  const coupon = drawCoupon(setting, traits, at, isFirst, random);
  const value = random.gamma(setting.model.baskets.p, traits.valueRate);
  const gross = setting.money.of(value) / (1 - coupon.percent / 100);
  return totalled(fill(setting, traits, gross, random), coupon);
}

function drawCoupon(setting: Setting, traits: Traits, at: number, isFirst: boolean, random: Random): Coupon {
  const { hunterOrders, otherOrders, campaignShare } = setting.model.coupons;
  if (!random.chance(traits.couponHunter ? hunterOrders : otherOrders)) return noCoupon;
  const run = setting.calendar.couponOn(setting.calendar.dayOf(at));
  if (run && random.chance(campaignShare)) return { code: run.coupon, percent: run.percent };
  return isFirst ? everydayCoupons[0]! : everydayCoupons[1 + random.below(everydayCoupons.length - 1)]!;
}

/**
 * Products that together cost about `gross`: parts of the value go to products of near prices, mostly of the customer's
 * favourite category, and the last line takes the product that is nearest to what is left.
 */
function fill(setting: Setting, traits: Traits, gross: number, random: Random): BasketLine[] {
  const { catalogue, money, model } = setting;
  const smallest = money.of(2 * model.products.lowestPrice);
  const wanted = Math.min(random.poisson(model.baskets.extraLines), 4);
  const lines: BasketLine[] = [];
  let left = gross;
  for (let line = 0; line < wanted && left > 2 * smallest; line++) {
    const part = left * (0.25 + 0.45 * random.uniform());
    const quantity = random.chance(0.12) ? 2 : 1;
    const favourite = random.chance(0.6)
      ? traits.favouriteCategory
      : random.below(catalogue.categories.length);
    const product = catalogue.nearInCategory(favourite, part / quantity, random);
    if (product.price * quantity > left - smallest / 2) break;
    put(lines, product, quantity);
    left -= product.price * quantity;
  }
  const quantity = Math.max(
    Math.ceil(left / money.of(model.products.highestPrice)),
    random.chance(0.1) ? 2 : 1,
  );
  put(lines, catalogue.nearest(left / quantity), quantity);
  return lines;
}

/** A few products at their list price, for carts that are left behind. */
export function drawIdleBasket(setting: Setting, random: Random): Basket {
  const lines: BasketLine[] = [];
  for (let line = 0; line <= random.geometric(0.25); line++) {
    put(lines, setting.catalogue.nearest(setting.money.of(random.gamma(2, 0.05))), 1);
  }
  return totalled(lines, noCoupon);
}

function put(lines: BasketLine[], product: Product, quantity: number): void {
  const same = lines.find((line) => line.product === product);
  if (same) same.quantity += quantity;
  else lines.push({ product, quantity, discount: 0 });
}

function totalled(lines: BasketLine[], coupon: Coupon): Basket {
  const basket: Basket = { lines, gross: 0, discount: 0, cost: 0, coupon: coupon.code };
  for (const line of lines) {
    const gross = line.product.price * line.quantity;
    line.discount = Math.round((gross * coupon.percent) / 100);
    basket.gross += gross;
    basket.discount += line.discount;
    basket.cost += line.product.cost * line.quantity;
  }
  return basket;
}
