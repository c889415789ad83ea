import { customerRow } from './customer.row.js';
import { eventRow } from './event.row.js';
import { orderRow } from './order.row.js';
import { productRow } from './product.row.js';
import { refundRow } from './refund.row.js';
import type { RowType, TableName } from './row-type.js';
import type { JsonSchema } from './schema.fields.js';
import { spendRow } from './spend.row.js';

/** Every kind of row by its table. The input is checked against the schema before it is read. */
export const rowTypes = {
  orders: orderRow,
  refunds: refundRow,
  events: eventRow,
  customers: customerRow,
  products: productRow,
  spend: spendRow,
} as { [Name in TableName]: RowType<unknown> };

/** The JSON schema of each row on the wire, by table; a null stands for a field that is absent. */
export const rowSchemas = Object.fromEntries(
  Object.values(rowTypes).map(({ table, schema }) => [table, schema]),
) as Record<TableName, JsonSchema>;
