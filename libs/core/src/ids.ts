import { hash, randomBytes } from 'node:crypto';

/** A random id of 128 bits, sortable by the millisecond of its making (the layout of UUID version 7). */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** SHA-256 of `text`, in hex. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text);
}

/** Whether `name` can name a project: it becomes part of a database's name. */
export function isProjectName(name: string): boolean {
  return /^[a-z][a-z0-9_-]{0,47}$/.test(name);
}
