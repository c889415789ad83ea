import { sha256 } from '#core';
import { randomBytes } from 'node:crypto';

const pattern = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits as 43 characters that need no escaping in an address or a cookie, and the hash that is stored for them. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: sha256(token) };
}

/** The stored hash of a token, or `undefined` for what cannot be one. */
export function hashOfToken(token: string): string | undefined {
  return pattern.test(token) ? sha256(token) : undefined;
}
