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

/**
 * What is said of them as of one of the moments: a notice per kind, the currencies with the most rows first. Rows of no
 * currency wait for that of their project, and no rate would help them.
 */
export function unratedNotices(found: readonly Unrated[], moment: number): Warning[] {
  const [named, unnamed] = [
    found.filter(({ currency }) => currency),
    found.filter(({ currency }) => !currency),
  ];
  return (['orders', 'refunds'] as const).flatMap((kind) => [
    ...withoutRate(kind, named, moment),
    ...withoutCurrency(kind, unnamed, moment),
  ]);
}

function withoutCurrency(kind: Unrated['kind'], found: readonly Unrated[], moment: number): Warning[] {
  const number = Number(found.find((one) => one.kind === kind)?.numbers[moment] ?? 0);
  if (number === 0) return [];
  const message = `${kinds[kind]} that name no currency are not counted until the project has one: ${number}.`;
  return [{ code: `${kind}-without-currency`, parameters: { number }, message }];
}

function withoutRate(kind: Unrated['kind'], found: readonly Unrated[], moment: number): Warning[] {
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
}
