import { createHmac, timingSafeEqual } from 'node:crypto';

/** The HMAC-SHA256 of the raw body in base64, as Shopify and WooCommerce sign. */
export function signatureOf(body: Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** Whether `given` is the signature of the body; takes the same time wherever they differ. */
export function isSignedBy(body: Uint8Array, secret: string, given: string): boolean {
  const [expected, actual] = [Buffer.from(signatureOf(body, secret)), Buffer.from(given.trim())];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
