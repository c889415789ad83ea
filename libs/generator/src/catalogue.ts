import { products as vocabulary } from './vocabulary.js';
import type { ResolvedShopOptions } from './options.js';
import { Random } from './random.js';
import { streams } from './streams.js';
import { Money, timeText } from './wire.js';

export interface Product {
  productId: string;
  name: string;
  category: string;
  brand: string;
  /** Minor units. */
  price: number;
  cost: number;
  /** `,"productId":…,"category":…,"url":…` of the product's events. */
  eventPart: string;
  priceText: string;
}

/** How many visitors' pages a product name links to; the shop's invented address. */
export const shopUrl = 'https://shop.example.com';

/**
 * The shop's products, in each category along a geometric ladder of prices, so that a basket of any value can be
 * filled to within about one per cent (three in a shop of 40 products).
 */
export class Catalogue {
  /** By price. */
  readonly products: Product[];
  readonly categories = vocabulary.categories.map(({ name }) => name);
  private readonly byCategory: Product[][];

  constructor(
    private readonly shop: ResolvedShopOptions,
    private readonly money: Money,
  ) {
    const random = new Random(shop.seed, streams.catalogue, 0);
    const wanted = shop.model.products.count * Math.sqrt(shop.customers / 5000);
    const count = Math.min(Math.max(Math.round(wanted), 40), 20_000);
    this.products = Array.from({ length: count }, (_, index) => this.product(index, count, random));
    this.products.sort((one, other) => one.price - other.price || (one.productId < other.productId ? -1 : 1));
    this.byCategory = this.categories.map((category) => this.products.filter((p) => p.category === category));
  }

  /** A product of the category near the price (minor units); one of the three nearest. */
  nearInCategory(category: number, price: number, random: Random): Product {
    return near(this.byCategory[category]!, price, random.below(3) - 1);
  }

  /** The product of the whole shop whose price is nearest. */
  nearest(price: number): Product {
    const index = positionOf(this.products, price);
    const [above, below] = [this.products[index]!, this.products[Math.max(index - 1, 0)]!];
    return price - below.price < above.price - price ? below : above;
  }

  any(random: Random): Product {
    return random.pick(this.products);
  }

  anyInCategory(category: number, random: Random): Product {
    return random.pick(this.byCategory[category]!);
  }

  *lines(updatedAt: number): Iterable<string> {
    for (const { productId, name, category, brand, price, cost } of this.products) {
      yield JSON.stringify({
        productId,
        name,
        category,
        brand,
        price: this.money.text(price),
        cost: this.money.text(cost),
        updatedAt: timeText(updatedAt),
      });
    }
  }

  private product(index: number, count: number, random: Random): Product {
    const { lowestPrice, highestPrice, lowestCostShare, highestCostShare } = this.shop.model.products;
    const position = (index + random.uniform()) / count;
    const ladder = lowestPrice * Math.exp(position * Math.log(highestPrice / lowestPrice));
    const price = this.charming(ladder, random);
    const share = lowestCostShare + random.uniform() * (highestCostShare - lowestCostShare);
    const category = vocabulary.categories[index % vocabulary.categories.length]!;
    const productId = `p${String(index + 1).padStart(5, '0')}`;
    const noun = random.pick(category.nouns);
    return {
      productId,
      name: `${random.pick(vocabulary.adjectives)} ${noun} ${random.pick(vocabulary.series)}`,
      category: category.name,
      brand: random.pick(vocabulary.brands),
      price,
      cost: Math.max(Math.round(price * share), 1),
      eventPart: `,"productId":"${productId}","category":"${category.name}","url":"${shopUrl}/products/${productId}"`,
      priceText: this.money.text(price),
    };
  }

  /** A price as shops write it: .99, .95 or .90 when the currency has a minor unit of two digits or more. */
  private charming(major: number, random: Random): number {
    const whole = Math.max(Math.round(major), 1) * this.money.factor;
    const off = [1, 1, 5, 10][random.below(4)]!;
    return this.money.factor >= 100 ? whole - (off * this.money.factor) / 100 : whole;
  }
}

function positionOf(products: readonly Product[], price: number): number {
  let low = 0;
  let high = products.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (products[middle]!.price >= price) high = middle;
    else low = middle + 1;
  }
  return low;
}

function near(products: readonly Product[], price: number, offset: number): Product {
  const index = positionOf(products, price) + offset;
  return products[Math.min(Math.max(index, 0), products.length - 1)]!;
}
