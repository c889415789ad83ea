import { Decimal } from 'decimal.js';
import { cellFormats } from '../cell-format.js';
import { Rejection } from '../../rows/rejection.js';
import type { TextRecord } from '../text-record.js';

export const invoiceColumns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;

export type InvoiceColumn = (typeof invoiceColumns)[number];

/** Good lines of one invoice, or of one cancellation. */
export interface Invoice {
  number: string;
  isCancellation: boolean;
  lines: InvoiceLine[];
}

export interface InvoiceLine {
  record: TextRecord;
  cell: (column: InvoiceColumn) => string;
}

const decimal = /^-?\d{1,14}(\.\d{1,4})?$/;

/** Throws a Rejection for a line that no order or refund can be made of. */
export function checkLine({ cell }: InvoiceLine, isCancellation: boolean): void {
  if (cell('CustomerID') === '')
    throw new Rejection('missing-field', 'the line names no customer', '/CustomerID');
  for (const column of ['Quantity', 'UnitPrice'] as const) {
    if (!decimal.test(cell(column))) throw new Rejection('invalid-money', 'must be a decimal', `/${column}`);
  }
  const quantity = Number(cell('Quantity')) * (isCancellation ? -1 : 1);
  if (quantity <= 0) {
    const message = isCancellation ? 'must be below 0 in a cancellation' : 'must be above 0';
    throw new Rejection('out-of-range', message, '/Quantity');
  }
  if (Number(cell('UnitPrice')) <= 0) throw new Rejection('out-of-range', 'must be above 0', '/UnitPrice');
}

const customer = (line: InvoiceLine) => cellFormats['integer-with-zeros'](line.cell('CustomerID'));

/** Invoices are stamped by the minute, and some cross one. */
const earliest = (lines: readonly InvoiceLine[]) =>
  lines.map((line) => line.cell('InvoiceDate')).reduce((first, date) => (date < first ? date : first));

/** The order that an invoice is, with its lines. */
export function orderOf({ number, lines }: Invoice): Record<string, unknown> {
  return {
    orderId: number,
    customerId: customer(lines[0]!),
    orderedAt: earliest(lines),
    currency: 'GBP',
    region: lines[0]!.cell('Country'),
    source: 'online-retail',
    items: lines.map(({ cell }) => ({
      productId: cell('StockCode'),
      name: cell('Description'),
      quantity: cell('Quantity'),
      price: cell('UnitPrice'),
    })),
  };
}

/** The refund that a cancellation is: of the customer, at its own time; it names no order. */
export function refundOf({ number, lines }: Invoice): Record<string, unknown> {
  const items = lines.map(({ cell }) => {
    const quantity = new Decimal(cell('Quantity')).abs();
    const amount = quantity.times(cell('UnitPrice')).toDecimalPlaces(4, Decimal.ROUND_HALF_UP);
    return { productId: cell('StockCode'), quantity: quantity.toFixed(), amount: amount.toFixed() };
  });
  return {
    refundId: number,
    customerId: customer(lines[0]!),
    refundedAt: earliest(lines),
    currency: 'GBP',
    source: 'online-retail',
    items,
  };
}
