/** Smaller ones cost next to nothing to make. */
const leastBytes = 8 * 1024;
/**
 * Enough for a dozen large bodies at once. What is not used again is garbage outside of the heap, and 64 MB of that make the
 * collector look through the whole heap.
 */
const mostSpareBytes = 48 * 1024 * 1024;

/** By the logarithm of their size, which is a power of two. */
const spare: Buffer[][] = Array.from({ length: 31 }, () => []);
let spareBytes = 0;

const exponentOf = (bytes: number) => 32 - Math.clz32(bytes - 1);

/** A buffer of at least `bytes` with whatever is in it; large ones are used again when they were given back. */
export function takeBuffer(bytes: number): Buffer {
  if (bytes < leastBytes) return Buffer.allocUnsafe(bytes);
  const exponent = exponentOf(bytes);
  const found = spare[exponent]!.pop();
  if (!found) return Buffer.allocUnsafeSlow(2 ** exponent);
  spareBytes -= found.length;
  return found;
}

/** Gives a buffer back that nobody reads any more. */
export function giveBuffer(buffer: Buffer): void {
  if (buffer.length < leastBytes || spareBytes + buffer.length > mostSpareBytes) return;
  spare[exponentOf(buffer.length)]!.push(buffer);
  spareBytes += buffer.length;
}
