/** Smaller ones cost next to nothing to make. */
const leastBytes = 64 * 1024;
const mostSpareBytes = 24 * 1024 * 1024;

const spare: Buffer[] = [];
let spareBytes = 0;

/** A buffer of at least `bytes` with whatever is in it; large ones are used again when they were given back. */
export function takeBuffer(bytes: number): Buffer {
  if (bytes < leastBytes) return Buffer.allocUnsafe(bytes);
  let size = leastBytes;
  while (size < bytes) size *= 2;
  const at = spare.findIndex((one) => one.length === size);
  if (at < 0) return Buffer.allocUnsafeSlow(size);
  const [found] = spare.splice(at, 1) as [Buffer];
  spareBytes -= found.length;
  return found;
}

/** Gives a buffer back that nobody reads any more. */
export function giveBuffer(buffer: Buffer): void {
  if (buffer.length < leastBytes || spareBytes + buffer.length > mostSpareBytes) return;
  spare.push(buffer);
  spareBytes += buffer.length;
}
