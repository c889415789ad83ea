/**
 * What lies where in the module's memory, which never grows. Its caller writes the names, the tail and the input, and reads
 * the output; `libs/ingestion/src/events` is the only one.
 */

/** The fields of an event on the wire; the first thirteen are texts, in the order of the stored columns. */
export const eventId = 0;
export const name = 1;
export const occurredAt = 2;
export const customerId = 3;
export const anonymousId = 4;
export const textCells: i32 = 13;
export const value = 13;
export const sequence = 14;
export const properties = 15;
export const fieldCount = 16;

/** Whatever is read or written sixteen bytes at a time may go so far beyond its end. */
const slack = 64;

export const inputBytes = 64 * 1024;
/** Bytes of a body; offsets of fields are offsets in it. */
export const input: usize = memory.data(inputBytes + slack, 16);

export const outputBytes = 256 * 1024;
/** The stored rows, one a line. */
export const output: usize = memory.data(outputBytes + slack, 16);

export const mostRows = 2048;
/** Where each row begins in the output, and the hash of its id. */
export const starts: usize = memory.data(mostRows * 4, 16);
export const hashes: usize = memory.data(mostRows * 4, 16);

export const nameBytes = 16;
/** For each field `"name":"`, filled up with zeros: what stands before a text as JSON.stringify writes it. */
export const names: usize = memory.data(fieldCount * nameBytes, 16);
/** How many bytes of each are not filling. */
export const nameLengths: usize = memory.data(fieldCount, 16);
/** Bytes that a text of each field has at the most. */
export const mostBytes: usize = memory.data(fieldCount * 4, 16);

/** How a row of texts alone ends: `,null,0,"","{}","<ingested at>"]` and a newline. */
export const tail: usize = memory.data(64 + slack, 16);

/** The stored form of the amount that was read last. */
export const amount: usize = memory.data(64 + slack, 16);

export const scratchBytes = 64 * 1024;
/** The stored form of the properties that were read last; or an id whose hash is asked for. */
export const scratch: usize = memory.data(scratchBytes + slack, 16);

/** Where the content of each field begins and ends; only those of a row's `seen` count. */
const begins: usize = memory.data(fieldCount * 4, 16);
const ends: usize = memory.data(fieldCount * 4, 16);

export function beginOf(field: i32): usize {
  return <usize>load<u32>(begins + ((<usize>field) << 2));
}

export function endOf(field: i32): usize {
  return <usize>load<u32>(ends + ((<usize>field) << 2));
}

export function place(field: i32, begin: usize, end: usize): void {
  store<u32>(begins + ((<usize>field) << 2), <u32>begin);
  store<u32>(ends + ((<usize>field) << 2), <u32>end);
}
