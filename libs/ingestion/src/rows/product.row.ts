import { type Amount, amountCell } from './money.cell.js';
import type { RowType } from './row-type.js';
import { idField, moneyField, rowSchema, textField, timeField } from './schema.fields.js';
import { idCell } from './text.cell.js';
import { storedTime, timeCell } from './time.cell.js';

interface Product {
  productId: string | number;
  name?: string;
  category?: string;
  brand?: string;
  price?: Amount;
  cost?: Amount;
  updatedAt?: string;
}

const schema = rowSchema(
  'Product',
  'A product of the catalogue, replaced as a whole. Unique by productId; the newest updatedAt counts.',
  ['productId'],
  {
    productId: idField('Key of the product.'),
    name: textField('Name.'),
    category: textField('Category.'),
    brand: textField('Brand.'),
    price: moneyField("List price in the project's currency."),
    cost: moneyField("Cost in the project's currency."),
    updatedAt: timeField('Version of the row; default is the time of receipt.'),
  },
);

export const productRow: RowType<Product> = {
  table: 'products',
  schema,
  columns: ['product_id', 'name', 'category', 'brand', 'price', 'cost', 'updated_at'],
  identity: ['product_id'],
  version: 'updated_at',
  read: ({ productId, name = '', category = '', brand = '', price, cost, updatedAt }, context) => [
    idCell(productId, '/productId'),
    name,
    category,
    brand,
    price === undefined ? null : amountCell(price, '/price'),
    cost === undefined ? null : amountCell(cost, '/cost'),
    updatedAt === undefined ? storedTime(context.now) : timeCell(updatedAt, '/updatedAt', context),
  ],
};
