import { Rejection } from '../../rows/rejection.js';
import type { TextRecord, TextTable } from '../text-record.js';
import { checkLine, type Invoice, invoiceColumns, type InvoiceLine, orderOf, refundOf } from './invoice.js';
import type { Preset, RowSink } from './preset.js';

/** The invoices whose lines do not stand together: found by reading the file once before. */
async function scatteredInvoices(lines: AsyncIterable<InvoiceLine[]>): Promise<Set<string>> {
  const seen = new Set<string>();
  const scattered = new Set<string>();
  let current: string | undefined;
  for await (const bundle of lines) {
    for (const line of bundle) {
      const number = line.cell('InvoiceNo');
      if (number === current) continue;
      if (seen.has(number)) scattered.add(number);
      seen.add(number);
      current = number;
    }
  }
  return scattered;
}

/** Collects the good lines of invoices. Only those that are scattered over the file stay in memory to its end. */
class InvoiceReader {
  private readonly open = new Map<string, Invoice>();
  private current: Invoice | undefined;

  constructor(
    private readonly sink: RowSink,
    private readonly scattered: ReadonlySet<string>,
  ) {}

  take(line: InvoiceLine): void {
    const invoice = this.invoiceOf(line.cell('InvoiceNo'));
    try {
      if (line.record.rejection) throw line.record.rejection;
      checkLine(line, invoice.isCancellation);
      invoice.lines.push(line);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.sink.reject(tableOf(invoice), error, line.record);
    }
  }

  /** Gives out what is left at the end of the file. */
  finish(): void {
    this.give(this.current);
    for (const invoice of this.open.values()) this.give(invoice);
  }

  private invoiceOf(number: string): Invoice {
    if (this.current?.number === number) return this.current;
    const invoice = { number, isCancellation: number.startsWith('C'), lines: [] };
    if (this.scattered.has(number)) {
      if (!this.open.has(number)) this.open.set(number, invoice);
      return this.open.get(number)!;
    }
    this.give(this.current);
    this.current = invoice;
    return invoice;
  }

  private give(invoice: Invoice | undefined): void {
    if (!invoice || invoice.lines.length === 0) return;
    const make = invoice.isCancellation ? refundOf : orderOf;
    this.sink.put(tableOf(invoice), () => make(invoice), invoice.lines[0]!.record);
  }
}

const tableOf = ({ isCancellation }: Invoice) => (isCancellation ? 'refunds' : 'orders');

async function* linesOf({ columns, records }: TextTable): AsyncGenerator<InvoiceLine[]> {
  const indexes = new Map(invoiceColumns.map((name) => [name, columns.indexOf(name)]));
  const lineOf = (record: TextRecord): InvoiceLine => ({
    record,
    cell: (column) => record.cells[indexes.get(column)!] ?? '',
  });
  for await (const bundle of records) yield bundle.map(lineOf);
}

async function read(table: TextTable, sink: RowSink, reread: () => Promise<TextTable>): Promise<void> {
  const reader = new InvoiceReader(sink, await scatteredInvoices(linesOf(await reread())));
  for await (const lines of linesOf(table)) {
    for (const line of lines) {
      sink.read += 1;
      reader.take(line);
    }
    await sink.settle();
  }
  reader.finish();
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
