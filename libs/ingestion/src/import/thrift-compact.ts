/** A value of Thrift's compact protocol; a struct is a map by field number. */
export type ThriftValue = number | boolean | Buffer | ThriftValue[] | ThriftStruct;
export type ThriftStruct = Map<number, ThriftValue>;

const types = { yes: 1, no: 2, byte: 3, double: 7, binary: 8, list: 9, set: 10, struct: 12 };

/**
 * Reads the compact protocol as far as Parquet's metadata need it: no maps.
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export class ThriftReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** A struct up to the field `last`; what follows is not read. @throws RangeError when the bytes end before */
  struct(last = Infinity): ThriftStruct {
    const fields: ThriftStruct = new Map();
    for (let id = 0; ;) {
      const head = this.byte();
      if (head === 0) return fields;
      const delta = head >> 4;
      id = delta === 0 ? this.zigzag() : id + delta;
      fields.set(id, this.value(head & 15));
      if (id >= last) return fields;
    }
  }

  private value(type: number): ThriftValue {
    switch (type) {
      case types.yes:
      case types.no:
        return type === types.yes;
      case types.byte:
        return this.byte();
      case types.double:
        return this.take(8).readDoubleLE(0);
      case types.binary:
        return this.take(this.varint());
      case types.list:
      case types.set:
        return this.list();
      case types.struct:
        return this.struct();
      default:
        if (type >= 4 && type <= 6) return this.zigzag();
        throw new RangeError(`the metadata hold a value of type ${type}`);
    }
  }

  private list(): ThriftValue[] {
    const head = this.byte();
    const count = head >> 4 === 15 ? this.varint() : head >> 4;
    if (count > this.bytes.length) throw new RangeError('the metadata hold a list that is too long');
    const type = head & 15;
    // Inside of lists a boolean has a byte of its own.
    const isBoolean = type === types.yes || type === types.no;
    return Array.from({ length: count }, () => (isBoolean ? this.byte() === types.yes : this.value(type)));
  }

  private byte(): number {
    return this.take(1)[0]!;
  }

  private take(count: number): Buffer {
    const end = this.at + count;
    if (end > this.bytes.length) throw new RangeError('the metadata end too early');
    const part = this.bytes.subarray(this.at, end);
    this.at = end;
    return part;
  }

  /** As a double: 64-bit counts of rows stay far below 2^53. */
  private varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  private zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
