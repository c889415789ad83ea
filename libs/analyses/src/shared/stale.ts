import { dayOf } from '#core';
import type { Warning } from './envelope.js';

const staleAfterDays = 30;
const dayMilliseconds = 86_400_000;

/**
 * What is said when the newest order is long before the time that an answer looks from: every customer then seems to
 * have left, as after an import of old data.
 */
export function staleNotices(newest: Date, moment: Date, timeZone: string): Warning[] {
  const days = Math.floor((moment.getTime() - newest.getTime()) / dayMilliseconds);
  if (newest.getTime() === 0 || days <= staleAfterDays) return [];
  const day = dayOf(newest, timeZone);
  const message = `The newest order is from ${day}, ${days} days before the time looked from, so that customers seem to have left.`;
  return [{ code: 'no-recent-orders', parameters: { day, days }, message }];
}
