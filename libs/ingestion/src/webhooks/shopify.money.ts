import type { Decimal } from 'decimal.js';
import { amountOf, Exact, objectOf, optional, type Payload } from './payload.js';

/**
 * The money of a Shopify order: `price` is in the shop's currency, `price_set` holds it in the customer's, too. A row is
 * in the currency that the customer paid in, with the shop's own rate, where that rate leads to the project's currency;
 * else in the shop's currency.
 */
export class ShopifyMoney {
  private constructor(
    readonly currency: string | undefined,
    readonly exchangeRate: string | undefined,
    private readonly side: 'shop_money' | 'presentment_money',
  ) {}

  /** `set` is the largest amount that is given in both currencies: it tells the rate best. */
  static of(
    set: unknown,
    shopCurrency: string | undefined,
    projectCurrency: string | undefined,
  ): ShopifyMoney {
    const [shop, paid] = [side(set, 'shop_money'), side(set, 'presentment_money')];
    const currency = shopCurrency ?? shop.currency;
    if (!paid.currency || !shop.currency || paid.currency === shop.currency) {
      return new ShopifyMoney(currency, undefined, 'shop_money');
    }
    if (projectCurrency === paid.currency) {
      return new ShopifyMoney(paid.currency, undefined, 'presentment_money');
    }
    const isShops = projectCurrency === undefined || projectCurrency === shop.currency;
    if (!isShops || paid.amount.isZero() || shop.amount.isZero()) {
      return new ShopifyMoney(currency, undefined, 'shop_money');
    }
    const rate = shop.amount.dividedBy(paid.amount).toDecimalPlaces(8);
    return new ShopifyMoney(paid.currency, rate.toFixed(), 'presentment_money');
  }

  /** `holder[field]`, from `field_set` where it is given in the currency of the row. */
  amount(holder: Payload, field: string, path: string): Decimal {
    const money = objectOf(objectOf(holder[`${field}_set`])[this.side]);
    return amountOf(money['amount'] ?? holder[field], `${path}/${field}`);
  }
}

function side(set: unknown, name: string): { amount: Decimal; currency: string | undefined } {
  const money = objectOf(objectOf(set)[name]);
  const currency = optional(money['currency_code']);
  return { amount: currency ? amountOf(money['amount'], `/${name}/amount`) : new Exact(0), currency };
}
