import { crc32 } from 'node:zlib';
import { base62, randomBase62 } from '../store/base62.js';

const pattern = /^clk_([0-9A-Za-z]{11})_[0-9A-Za-z]{43}_([0-9A-Za-z]{6})$/;

/** A new key: `clk_<public prefix>_<256 random bits>_<checksum>`, everything in base 62. */
export function newKey(prefix = randomBase62(8)): { key: string; prefix: string } {
  const body = `clk_${prefix}_${randomBase62(32)}`;
  return { key: `${body}_${checksum(body)}`, prefix };
}

/** The public prefix of a key, or `undefined` when it was mistyped: told by its checksum, without a look into the store. */
export function prefixOf(key: string): string | undefined {
  const match = pattern.exec(key);
  if (!match || checksum(key.slice(0, -7)) !== match[2]) return undefined;
  return match[1];
}

function checksum(body: string): string {
  return base62(BigInt(crc32(body)), 6);
}
