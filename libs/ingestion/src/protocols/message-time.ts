import { tryParseInstant } from '#core';
import { Rejection } from '../rows/rejection.js';
import type { Envelope } from './message.js';

/**
 * What a request may take on its way. A smaller difference between the clocks is left alone, so that a message that is
 * sent again is the same to the millisecond.
 */
const transitMilliseconds = 10_000;

/**
 * When a message happened by our clock: its own time, moved by how far the sender's clock is off at the time of sending.
 * Without a time of its own it happened when it came.
 *
 * Throws a Rejection when the time is none.
 */
export function messageTime(timestamp: unknown, envelope: Envelope): string {
  if (timestamp === undefined || timestamp === null || timestamp === '') {
    return new Date(envelope.receivedAt).toISOString();
  }
  const instant = milliseconds(timestamp, envelope.timeZone);
  if (instant === undefined) {
    throw new Rejection('invalid-date', 'must be an existing RFC 3339 time', '/timestamp');
  }
  return timeText(instant + clockError(envelope));
}

/** How far the sender's clock is behind ours, in milliseconds; 0 when it does not say, or within what transit takes. */
function clockError({ sentAt, receivedAt, timeZone }: Envelope): number {
  const sent = milliseconds(sentAt, timeZone);
  if (sent === undefined || Math.abs(receivedAt - sent) <= transitMilliseconds) return 0;
  return receivedAt - sent;
}

function milliseconds(value: unknown, timeZone: string): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? tryParseInstant(value.trim(), timeZone)?.getTime() : undefined;
}

function timeText(instant: number): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime()) || instant < 0) {
    throw new Rejection('out-of-range', 'must not be before 1970', '/timestamp');
  }
  return date.toISOString();
}
