import { Agent, request } from 'undici';
import type { WebhookChannel } from '../definitions/definition.js';
import { isPrivateHost } from './addresses.js';
import { arrived, type Outcome } from './outcome.js';
import { PrivateAddressError, safeLookup, type Resolve } from './safe.lookup.js';
import { signature } from './webhook.signature.js';

export interface WebhookOptions {
  readonly allowPrivate: boolean;
  /** For connecting and for each silence after it. */
  readonly timeoutMilliseconds: number;
  /** How names become addresses; the system's way when absent. */
  readonly resolve?: Resolve;
}

/** One message; the id is the same for every attempt, so that a receiver can tell a repeated one. */
export interface WebhookMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAt: Date;
}

/** Nothing was sent when one of these comes. */
const beforeSending = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Statuses by which a receiver says that it never will take it: a redirect would lead elsewhere, 410 is its goodbye. */
const isFinal = (status: number) => (status >= 300 && status < 400) || status === 410;

/** Sends a signed message (Standard Webhooks) to a public address; redirects are not followed. */
export async function sendWebhook(
  { url, secret }: WebhookChannel,
  { id, body, sentAt }: WebhookMessage,
  { allowPrivate, timeoutMilliseconds: timeout, resolve }: WebhookOptions,
): Promise<Outcome> {
  // A socket does not look up an address that is one already.
  if (!allowPrivate && isPrivateHost(new URL(url).hostname)) {
    return { kind: 'never', reason: new PrivateAddressError(new URL(url).hostname).message };
  }
  const seconds = Math.floor(sentAt.getTime() / 1000);
  const agent = new Agent({
    connect: { timeout, lookup: safeLookup(allowPrivate, resolve) },
    headersTimeout: timeout,
    bodyTimeout: timeout,
    pipelining: 0,
  });
  try {
    const { statusCode, body: answer } = await request(url, {
      dispatcher: agent,
      method: 'POST',
      signal: AbortSignal.timeout(timeout * 2),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Clientele',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signature(secret, id, seconds, body),
      },
      body,
    });
    answer.on('error', () => undefined).destroy();
    return outcomeOf(statusCode);
  } catch (error) {
    return failure(error);
  } finally {
    await agent.destroy();
  }
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return arrived;
  const reason = `answered ${status}${status >= 300 && status < 400 ? '; redirects are not followed' : ''}`;
  return { kind: isFinal(status) ? 'never' : 'again', reason };
}

function failure(error: unknown): Outcome {
  if (error instanceof PrivateAddressError) return { kind: 'never', reason: error.message };
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (code && beforeSending.has(code)) return { kind: 'again', reason: `cannot be reached (${code})` };
  const isSilent = /TIMEOUT/.test(code ?? '') || name === 'TimeoutError' || name === 'AbortError';
  const reason = isSilent ? 'no answer in time' : `broke off (${code ?? message.slice(0, 100)})`;
  return { kind: 'unknown', reason: `${reason}; it may have arrived` };
}
