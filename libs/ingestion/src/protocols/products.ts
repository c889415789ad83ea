import type { Decimal } from 'decimal.js';
import { Rejection } from '../rows/rejection.js';
import { amountOf, amountText, optionalText, sizeOf } from './amounts.js';
import { defined, type Fields, idOf, isFields, textOf } from './fields.js';

/** One line of an order as our row has it. */
export interface OrderItem {
  productId: string;
  name?: string;
  category?: string;
  quantity?: string;
  price?: string;
  discount?: string;
}

/** The key of a product, as the versions of the specification name it. */
export const productIdOf = (product: Fields): string | undefined =>
  idOf(product, 'product_id', 'productId', 'id', 'item_id', 'sku');

/** A product of a list, read. */
interface Product {
  fields: Fields;
  path: string;
  id: string;
}

/** The products of a message. Throws a Rejection that points to one without a key. */
export function productsOf(properties: Fields): Product[] {
  const list = properties.products ?? properties.items;
  if (!Array.isArray(list)) return [];
  const name = properties.products === undefined ? 'items' : 'products';
  return list.map((fields: unknown, index) => {
    const path = `/properties/${name}/${index}`;
    const id = isFields(fields) ? productIdOf(fields) : undefined;
    if (id === undefined) throw new Rejection('missing-field', 'is needed', `${path}/product_id`);
    return { fields: fields as Fields, path, id };
  });
}

export function orderItem({ fields, path, id }: Product): OrderItem {
  return defined({
    productId: id,
    name: textOf(fields, 'name', 'item_name'),
    category: textOf(fields, 'category', 'item_category'),
    quantity: optionalText(amountOf(fields, 'quantity', path)),
    price: optionalText(amountOf(fields, 'price', path)),
    discount: optionalText(sizeOf(fields, 'discount', path)),
  });
}

/** One line of a refund as our row has it. */
export interface RefundItem {
  productId: string;
  quantity?: string;
  amount?: string;
}

export function refundItem({ fields, path, id }: Product): RefundItem {
  const quantity = amountOf(fields, 'quantity', path);
  const price = amountOf(fields, 'price', path);
  const amount: Decimal | undefined = quantity === undefined ? price : price?.times(quantity);
  return defined({
    productId: id,
    quantity: optionalText(quantity),
    amount: amount === undefined ? undefined : amountText(amount),
  });
}

/** The list with `product_id` as text in every product, which is how questions look for it; other fields stay. */
export function namedProducts(list: readonly unknown[]): unknown[] {
  return list.map((product) => {
    const id = isFields(product) ? productIdOf(product) : undefined;
    return id === undefined ? product : { ...(product as Fields), product_id: id };
  });
}
