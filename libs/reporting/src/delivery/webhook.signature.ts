import { createHmac } from 'node:crypto';

/**
 * The value of `webhook-signature` for a message, by Standard Webhooks: `v1,` and the base64 of HMAC-SHA256 over
 * `<id>.<seconds>.<body>` with the key behind `whsec_`.
 */
export function signature(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}
