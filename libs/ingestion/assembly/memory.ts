/**
 * What lies where in the module's memory, which never grows. Its caller writes the input, the tail and what the tables of
 * fields are made of, and reads the output; `libs/ingestion/src/scan` is the only one.
 */

/** Whatever is read or written sixteen bytes at a time may go so far beyond its end. */
const slack = 64;

export const inputBytes = 64 * 1024;
/** Bytes of a body; offsets of fields are offsets in it. */
export const input: usize = memory.data(inputBytes + slack, 16);

export const outputBytes = 256 * 1024;
/** The stored rows, one a line. */
export const output: usize = memory.data(outputBytes + slack, 16);

export const mostRows = 2048;
/** Where each row begins in the output, and of events the hash of its id. */
export const starts: usize = memory.data(mostRows * 4, 16);
export const hashes: usize = memory.data(mostRows * 4, 16);

/** How a row of an event's texts alone ends: `,null,0,"","{}","<ingested at>"]` and a newline. */
export const tail: usize = memory.data(64 + slack, 16);

/** The stored form of the amount that the host was asked for last. */
export const amount: usize = memory.data(64 + slack, 16);

/** The stored forms of times that the host was asked for, 32 bytes a field. */
export const told: usize = memory.data(20 * 32 + slack, 16);

export const scratchBytes = 64 * 1024;
/** The stored form of the properties that were read last; an id whose hash is asked for; a field's name. */
export const scratch: usize = memory.data(scratchBytes + slack, 16);
