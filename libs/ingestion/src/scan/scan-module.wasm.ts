import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { orderStatuses } from '../rows/order.row.js';

/** What the module asks of its host; addresses are those of its memory. */
export interface ScanHost {
  /** Puts the stored form of an amount to `amount`; its bytes, -1 when it is not taken. */
  amountText(begin: number, end: number, isText: number): number;
  /** The same for an object of properties, as JSON text, at `scratch`. */
  propertiesText(begin: number, end: number): number;
  /** Puts the stored form of a time to `to`; 0 when it is not taken. */
  timeText(begin: number, end: number, to: number): number;
  /** Whether nothing may be stored of the customer, or visitor, that an id names. */
  isErased(isVisitor: number, begin: number, end: number): number;
  /** The same of an order's source and id. */
  isErasedOrder(sourceBegin: number, sourceEnd: number, begin: number, end: number): number;
}

/** The exports of `libs/ingestion/assembly/index.ts`, which says what they do. */
interface ScanExports {
  memory: WebAssembly.Memory;
  setSeed(seed: number): void;
  hashOf(begin: number, end: number): number;
  defineField(table: number, field: number, nameLength: number, kind: number, mostBytes: number): void;
  addStatus(): void;
  setCurrency(length: number): void;
  configure(
    ofOrders: number,
    latestDay: number,
    latestMillisecond: number,
    asksForErased: number,
    mostRowBytes: number,
    tailLength: number,
    timeBegin: number,
  ): void;
  scan(from: number, end: number, form: number, isAscii: number, isLast: number): number;
}

/** Addresses and sizes, which never change. */
const constants = [
  ...(['amount', 'hashes', 'input', 'inputBytes', 'mostRows', 'output', 'scratch', 'scratchBytes'] as const),
  ...(['starts', 'tail', 'eventTable', 'itemTable', 'orderTable'] as const),
];
type Constant = (typeof constants)[number];
/** What the last scan found. */
type Finding = 'rowCount' | 'outputLength' | 'newlines' | 'lastNewline';

/** What the values of a field are; `libs/ingestion/assembly/table.ts` says what that means. */
type Kind =
  | ('text' | 'id' | 'name' | 'time' | 'status' | 'currency' | 'amount' | 'money' | 'quantity' | 'integer')
  | ('properties' | 'items' | 'other');

/** The fields on the wire in the order in which the module numbers them, and the bytes that a text has at the most. */
type Fields = Readonly<Record<string, readonly [kind: Kind, mostBytes?: number]>>;

const idBytes = 200;
/** The schema counts characters, of which there are no more. */
const textBytes = 500;
const valueBytes = 40;
const id = ['id', idBytes] as const;
const text = ['text', textBytes] as const;
const money = ['money', valueBytes] as const;
const time = ['time', valueBytes] as const;

const events: Fields = {
  ...{ eventId: id, name: ['name', idBytes], occurredAt: time, customerId: id, anonymousId: id },
  ...{ sessionId: id, productId: id, category: text, channel: text, campaign: text, device: text },
  ...{ region: text, url: ['text', 8_000], value: ['amount', valueBytes], sequence: ['integer'] },
  properties: ['properties'],
};

const orders: Fields = {
  ...{
    orderId: id,
    source: ['text', idBytes],
    customerId: id,
    orderedAt: time,
    status: ['status', textBytes],
  },
  ...{ currency: ['currency', textBytes], exchangeRate: ['other'], gross: money, discount: money },
  ...{ shipping: money, tax: money, cost: money, channel: text, campaign: text, coupon: text, region: text },
  ...{ device: text, updatedAt: time, items: ['items'] },
};

const items: Fields = {
  ...{ productId: id, name: text, category: text, quantity: ['quantity', valueBytes], price: money },
  ...{ discount: money, cost: money },
};

/** The compiled module and its memory. */
export interface ScanModule
  extends
    Pick<ScanExports, 'hashOf' | 'configure' | 'scan' | 'setCurrency'>,
    Readonly<Record<Finding, WebAssembly.Global>> {
  readonly at: Readonly<Record<Constant, number>>;
  readonly bytes: Buffer;
  /** Where each row that was found begins in the output, and of events the hash of its id. */
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
}

/** Starts the module that `npm run build` made. @throws Error when it was not built */
export function startScanModule(host: ScanHost): ScanModule {
  const path = createRequire(import.meta.url).resolve('#row-scan');
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), {
    host: { ...host },
  });
  const exports = instance.exports as unknown as ScanExports &
    Record<Constant | Finding | `${Kind}Kind`, WebAssembly.Global>;
  const at = Object.fromEntries(constants.map((name) => [name, exports[name].value])) as ScanModule['at'];
  const { buffer } = exports.memory;
  const bytes = Buffer.from(buffer);
  const define = (table: number, fields: Fields) => {
    for (const [index, [name, [kind, mostBytes = 0]]] of Object.entries(fields).entries()) {
      const length = putWord(bytes, at.scratch, `"${name}":"`);
      exports.defineField(table, index, length, exports[`${kind}Kind`].value, mostBytes);
    }
  };
  define(at.eventTable, events);
  define(at.orderTable, orders);
  define(at.itemTable, items);
  for (const status of orderStatuses) {
    putWord(bytes, at.scratch, status);
    exports.addStatus();
  }
  exports.setSeed(randomInt(1, 2 ** 47));
  return {
    ...exports,
    ...{ at, bytes },
    starts: new Int32Array(buffer, at.starts, at.mostRows),
    hashes: new Int32Array(buffer, at.hashes, at.mostRows),
  };
}

const wordBytes = 16;

/** Writes a text, filled up with zeros; its length. @throws RangeError when it has more than {@link wordBytes} bytes */
export function putWord(bytes: Buffer, at: number, word: string): number {
  if (word.length > wordBytes) throw new RangeError(`${word} has more than ${wordBytes} bytes`);
  return bytes.fill(0, at, at + wordBytes).write(word, at, 'latin1');
}
