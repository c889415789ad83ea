import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `value` in base 62, padded to `width` digits. */
export function base62(value: bigint, width: number): string {
  let text = '';
  for (let rest = value; rest > 0n; rest /= 62n) text = alphabet[Number(rest % 62n)] + text;
  return text.padStart(width, alphabet[0]);
}

/** `bytes` random bytes as base 62 text of constant width: 43 digits for 32 bytes, 11 for 8. */
export function randomBase62(bytes: number): string {
  const width = Math.ceil((bytes * 8) / Math.log2(62));
  return base62(BigInt(`0x${randomBytes(bytes).toString('hex')}`), width);
}
