import { CustomerSimulation } from './customer.simulation.js';
import { resolveShopOptions, type ResolvedShopOptions, type ShopOptions } from './options.js';
import { type ShopRows, type ShopTable, shopTables } from './rows.js';
import { Setting } from './setting.js';
import { Collector, type ShopChunk } from './sink.js';
import { writeSpend } from './spend.js';
import { Tally } from './tally.js';
import { describeTruth, type ShopTruth } from './truth.js';

/** Customers between two chunks: enough to make a write worth while, few enough to stay small. */
const customersPerChunk = 20;

/**
 * A generated shop, made while it is read. Every read is a pass of its own from the beginning with the same rows, of
 * which only the current chunk is in memory.
 */
export class ShopStream {
  readonly options: ResolvedShopOptions;
  private readonly setting: Setting;
  private lastTruth: ShopTruth | undefined;

  /** @throws Problem `invalid-parameters` */
  constructor(options: ShopOptions = {}) {
    this.options = resolveShopOptions(options);
    this.setting = new Setting(this.options);
  }

  /** NDJSON in chunks: products, spend, then customer by customer all other tables; `onCustomers` hears how many are done. */
  *chunks(
    tables: readonly ShopTable[] = shopTables,
    onCustomers?: (done: number) => void,
  ): Generator<ShopChunk, void, undefined> {
    const sink = new Collector(tables);
    const tally = new Tally(this.setting);
    if (sink.wants('products')) {
      for (const line of this.setting.catalogue.lines(this.setting.calendar.from))
        sink.push('products', line);
    }
    writeSpend(this.setting, sink, tally);
    yield* counted(sink.take(), tally);
    if (tables.every((table) => table === 'products' || table === 'spend')) {
      yield* counted(sink.take(true), tally);
      return;
    }
    const simulation = new CustomerSimulation(this.setting, sink, tally);
    for (let index = 0; index < this.options.customers; index++) {
      simulation.run(index);
      if ((index + 1) % customersPerChunk !== 0) continue;
      yield* counted(sink.take(), tally);
      onCustomers?.(index + 1);
    }
    yield* counted(sink.take(true), tally);
    this.lastTruth = describeTruth(this.setting, tally);
    onCustomers?.(this.options.customers);
  }

  /** Line by line. */
  *lines(tables: readonly ShopTable[] = shopTables): Generator<{ table: ShopTable; line: string }> {
    for (const { table, bytes } of this.chunks(tables)) {
      for (const line of bytes.toString('utf8', 0, bytes.length - 1).split('\n')) yield { table, line };
    }
  }

  /** The rows of one table. */
  *rows<T extends ShopTable>(table: T): Generator<ShopRows[T]> {
    for (const { line } of this.lines([table])) yield JSON.parse(line) as ShopRows[T];
  }

  /**
   * The truth. Its `observed.rows` are those of the last pass over customers that was read to its end; everything else is
   * the same after any such pass. Makes a pass when there was none.
   */
  truth(): ShopTruth {
    const pass = this.chunks();
    while (!this.lastTruth) pass.next();
    return this.lastTruth;
  }
}

/** The shop of these options (default: the demo shop), as a stream of rows that can be read again and again. */
export function generateShop(options: ShopOptions = {}): ShopStream {
  return new ShopStream(options);
}

function* counted(chunks: Iterable<ShopChunk>, tally: Tally): Generator<ShopChunk, void, undefined> {
  for (const chunk of chunks) {
    tally.rows[chunk.table] = (tally.rows[chunk.table] ?? 0) + chunk.rows;
    yield chunk;
  }
}
