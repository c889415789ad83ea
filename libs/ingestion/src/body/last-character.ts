/** Where the last character of UTF-8 begins, of which a part may be in the next chunk; the end when it is a single byte. */
export function lastCharacter(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0 && at >= bytes.length - 4; at--) {
    if (bytes[at]! < 0x80) return bytes.length;
    if (bytes[at]! >= 0xc0) return at;
  }
  return bytes.length;
}
