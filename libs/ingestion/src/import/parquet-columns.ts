import { open } from 'node:fs/promises';
import { Problem } from '#core';
import { ThriftReader, type ThriftStruct } from './thrift-compact.js';

export interface ParquetColumn {
  name: string;
  /** A list, map or struct. */
  isNested: boolean;
  /** A time in UTC; other times are local. */
  isInstant: boolean;
}

const tailBytes = 8;
const maxFooterBytes = 64 * 1024 * 1024;

/** Field numbers of parquet.thrift. */
const file = { schema: 2 };
const element = { type: 1, name: 4, children: 5, convertedType: 6, logicalType: 10 };
const int96 = 3;
const timestampTypes = [9, 10];
const logical = { timestamp: 8, isAdjustedToUtc: 1 };

/**
 * The columns of a Parquet file, from its footer.
 * @throws Problem `invalid-body` when there is none that can be read
 */
export async function parquetColumns(path: string): Promise<ParquetColumn[]> {
  try {
    const schema = new ThriftReader(await footer(path))
      .struct(file.schema)
      .get(file.schema) as ThriftStruct[];
    return topLevel(schema);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('invalid-body', `${path} is no whole Parquet file`, [], { cause });
  }
}

async function footer(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(tailBytes);
    await handle.read(tail, 0, tailBytes, Math.max(0, size - tailBytes));
    const length = tail.readUInt32LE(0);
    if (tail.toString('latin1', 4) !== 'PAR1' || length > Math.min(maxFooterBytes, size - tailBytes)) {
      throw new Problem('invalid-body', `${path} is no whole Parquet file: its end is missing`);
    }
    const bytes = Buffer.alloc(length);
    await handle.read(bytes, 0, length, size - tailBytes - length);
    return bytes;
  } finally {
    await handle.close();
  }
}

/** The schema is a tree in depth-first order, whose first element is its root. */
function topLevel(schema: readonly ThriftStruct[]): ParquetColumn[] {
  const columns: ParquetColumn[] = [];
  const skip = (at: number): number => {
    let next = at + 1;
    for (let child = 0; child < Number(schema[at]!.get(element.children) ?? 0); child++) next = skip(next);
    return next;
  };
  for (let at = 1; at < schema.length; at = skip(at)) {
    const one = schema[at]!;
    columns.push({
      name: (one.get(element.name) as Buffer).toString('utf8'),
      isNested: Number(one.get(element.children) ?? 0) > 0,
      isInstant: isInstant(one),
    });
  }
  return columns;
}

function isInstant(one: ThriftStruct): boolean {
  const timestamp = (one.get(element.logicalType) as ThriftStruct | undefined)?.get(logical.timestamp);
  if (timestamp !== undefined) return (timestamp as ThriftStruct).get(logical.isAdjustedToUtc) === true;
  return one.get(element.type) === int96 || timestampTypes.includes(Number(one.get(element.convertedType)));
}
