import { readFileSync } from 'node:fs';
import type { Warning } from './envelope.js';

/** Orders that would count and refunds, of the whole project. */
export const unratedMoney = readFileSync(new URL('./unrated.sql', import.meta.url), 'utf8');

/** How many rows of a kind and currency have no exchange rate, before each of some moments. */
export interface Unrated {
  readonly kind: 'orders' | 'refunds';
  readonly currency: string;
  readonly numbers: readonly (number | string)[];
}

const kinds = { orders: 'Orders', refunds: 'Refunds' } as const;

/** What is said of them as of one of the moments: a notice per kind, the currencies with the most rows first. */
export function unratedNotices(found: readonly Unrated[], moment: number): Warning[] {
  return (['orders', 'refunds'] as const).flatMap((kind) => {
    const ofKind = found
      .filter((one) => one.kind === kind)
      .map(({ currency, numbers }) => ({ currency, number: Number(numbers[moment]) }))
      .filter(({ number }) => number > 0)
      .sort((a, b) => b.number - a.number || (a.currency < b.currency ? -1 : 1));
    if (ofKind.length === 0) return [];
    const number = ofKind.reduce((sum, one) => sum + one.number, 0);
    const currencies = ofKind.map(({ currency }) => currency);
    const message = `${kinds[kind]} without an exchange rate are not counted: ${number} in ${currencies.join(', ')}.`;
    return [{ code: `${kind}-without-rate`, parameters: { number, currencies }, message }];
  });
}
