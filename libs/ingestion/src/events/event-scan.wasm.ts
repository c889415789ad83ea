import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What the module asks of its host; addresses are those of its memory. */
export interface ScanHost {
  /** Puts the stored form of an amount to `amount`; its bytes, -1 when it is not taken. */
  amountText(begin: number, end: number, isText: number): number;
  /** The same for an object of properties, as JSON text, at `scratch`. */
  propertiesText(begin: number, end: number): number;
  /** Whether nothing may be stored of the person that a field names. */
  isErased(field: number, begin: number, end: number): number;
}

/** The exports of `libs/ingestion/assembly/index.ts`, which says what they do. */
interface ScanExports {
  memory: WebAssembly.Memory;
  setSeed(seed: number): void;
  hashOf(begin: number, end: number): number;
  configure(
    latestDay: number,
    latestMillisecond: number,
    asksForErased: number,
    mostEventBytes: number,
    tailLength: number,
    tailEnd: number,
  ): void;
  scan(from: number, end: number, form: number, isAscii: number, isLast: number): number;
}

/** Addresses and sizes, which never change. */
const constants = [
  ...(['amount', 'hashes', 'input', 'inputBytes', 'mostBytes', 'nameBytes', 'nameLengths', 'names'] as const),
  ...(['mostRows', 'output', 'scratch', 'scratchBytes', 'starts', 'tail'] as const),
];
type Constant = (typeof constants)[number];
/** What the last scan found. */
type Finding = 'rowCount' | 'outputLength' | 'newlines' | 'lastNewline';

/** The names of the fields of an event on the wire, numbered as in the module. */
const fields = (
  'eventId name occurredAt customerId anonymousId sessionId productId category channel campaign device region url value ' +
  'sequence properties'
).split(' ');

/** Bytes that a text has at the most; the schema counts characters, of which there are no more. */
const mostBytesOf = (field: string) =>
  field.endsWith('Id') || field === 'name' ? 200 : field === 'url' ? 8_000 : 500;

/** The compiled module and its memory. */
export interface ScanModule
  extends Pick<ScanExports, 'hashOf' | 'configure' | 'scan'>, Readonly<Record<Finding, WebAssembly.Global>> {
  readonly at: Readonly<Record<Constant, number>>;
  readonly bytes: Buffer;
  /** Where each row that was found begins in the output, and the hash of its id. */
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
}

/** Starts the module that `npm run build` made. @throws Error when it was not built */
export function startScanModule(host: ScanHost): ScanModule {
  const path = createRequire(import.meta.url).resolve('#event-scan');
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), {
    host: { ...host },
  });
  const exports = instance.exports as unknown as ScanExports & Record<Constant | Finding, WebAssembly.Global>;
  const at = Object.fromEntries(constants.map((name) => [name, exports[name].value])) as ScanModule['at'];
  const { buffer } = exports.memory;
  const bytes = Buffer.from(buffer);
  for (const [index, field] of fields.entries()) {
    bytes[at.nameLengths + index] = bytes.write(`"${field}":"`, at.names + index * at.nameBytes);
    bytes.writeInt32LE(mostBytesOf(field), at.mostBytes + index * 4);
  }
  exports.setSeed(randomInt(1, 2 ** 47));
  return {
    ...exports,
    ...{ at, bytes },
    starts: new Int32Array(buffer, at.starts, at.mostRows),
    hashes: new Int32Array(buffer, at.hashes, at.mostRows),
  };
}
