import type { ImportSink } from '../import-sink.js';
import { Rejection } from '../../rows/rejection.js';
import type { TextRecord, TextTable } from '../text-record.js';
import { checkLine, type Invoice, invoiceColumns, type InvoiceLine, orderOf, refundOf } from './invoice.js';
import type { Preset } from './preset.js';

/**
 * Collects the lines of an invoice, which mostly stand together. An invoice that goes on after another one began is put
 * off: its lines are collected from a second reading of the file, so that memory holds one invoice, and not all.
 */
class InvoiceReader {
  private readonly seen = new Set<string>();
  private readonly scattered = new Set<string>();
  private current: Invoice | undefined;

  constructor(private readonly sink: ImportSink) {}

  /** First reading: every line is judged, and every invoice that stands together is given out. */
  take(line: InvoiceLine): void {
    const number = line.cell('InvoiceNo');
    const isCancellation = number.startsWith('C');
    const invoice = { number, isCancellation, lines: [] as InvoiceLine[] };
    if (this.current?.number !== number) {
      this.finish();
      if (this.seen.has(number)) this.scattered.add(number);
      this.seen.add(number);
      this.current = invoice;
    }
    try {
      if (line.record.rejection) throw line.record.rejection;
      checkLine(line, isCancellation);
      this.current!.lines.push(line);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.sink.reject(tableOf(invoice), error, line.record);
    }
  }

  /** Gives out the invoice that stands open, unless it is put off. */
  finish(): void {
    const { current } = this;
    this.current = undefined;
    if (current && current.lines.length > 0 && !this.scattered.has(current.number)) give(current, this.sink);
  }

  /** Second reading, for the scattered invoices alone; their bad lines are rejected already. */
  async collect(again: AsyncIterable<InvoiceLine[]>): Promise<void> {
    const invoices = new Map<string, Invoice>();
    for await (const lines of again) {
      for (const line of lines) {
        const number = line.cell('InvoiceNo');
        if (!this.scattered.has(number) || !isGood(line)) continue;
        const isCancellation = number.startsWith('C');
        const invoice = invoices.get(number) ?? { number, isCancellation, lines: [] };
        invoice.lines.push(line);
        invoices.set(number, invoice);
      }
    }
    for (const invoice of invoices.values()) give(invoice, this.sink);
  }

  get hasScattered(): boolean {
    return this.scattered.size > 0;
  }
}

const tableOf = ({ isCancellation }: Invoice) => (isCancellation ? 'refunds' : 'orders');

function give(invoice: Invoice, sink: ImportSink): void {
  const make = invoice.isCancellation ? refundOf : orderOf;
  sink.put(tableOf(invoice), () => make(invoice), invoice.lines[0]!.record);
}

function isGood(line: InvoiceLine): boolean {
  try {
    checkLine(line, line.cell('InvoiceNo').startsWith('C'));
    return line.record.rejection === undefined;
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
}

async function* linesOf({ columns, records }: TextTable): AsyncGenerator<InvoiceLine[]> {
  const indexes = new Map(invoiceColumns.map((name) => [name, columns.indexOf(name)]));
  const lineOf = (record: TextRecord): InvoiceLine => ({
    record,
    cell: (column) => record.cells[indexes.get(column)!] ?? '',
  });
  for await (const bundle of records) yield bundle.map(lineOf);
}

async function read(table: TextTable, sink: ImportSink, reread: () => Promise<TextTable>): Promise<void> {
  const reader = new InvoiceReader(sink);
  for await (const lines of linesOf(table)) {
    for (const line of lines) {
      sink.read += 1;
      reader.take(line);
    }
    await sink.settle();
  }
  reader.finish();
  if (reader.hasScattered) await reader.collect(linesOf(await reread()));
}

export const onlineRetail: Preset = {
  name: 'online-retail',
  description:
    'UCI Online Retail: an invoice is an order with its lines, an invoice that begins with C is a refund, in GBP',
  table: 'orders',
  form: 'csv',
  columns: invoiceColumns,
  read,
};
