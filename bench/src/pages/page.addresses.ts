import type { PageShop } from './page.shops.js';

const dayMilliseconds = 86_400_000;

/** Every page of the dashboard with the address that a reader of the shop would have it at. */
export function pageAddresses({
  end,
  project,
}: PageShop): readonly (readonly [page: string, address: string])[] {
  const last30 = `from=${daysBefore(end, 30)}&to=${end}`;
  const last90 = `from=${daysBefore(end, 90)}&to=${end}`;
  const asOf = `asOf=${daysBefore(end, 1)}`;
  const pages = [
    ['overview', `/?${last30}`],
    ['segments', `/segments?${asOf}`],
    ['value', `/value?${asOf}`],
    ['funnels', `/funnels?${last90}`],
    ['funnels by device', `/funnels?${last90}&breakdown=device`],
    ['funnels, trend', `/funnels?${last90}&view=trend`],
    ['funnels, times', `/funnels?${last90}&view=times`],
    ['customers', '/customers?'],
    ['customer', '/customer?id=c0000001'],
    ['audiences', '/audiences?'],
    ['new audience', '/audiences/build?'],
    ['reports', '/reports?'],
    ['data', '/data?'],
    ['settings', '/settings?section=audit'],
  ] as const;
  return pages.map(([page, address]) => [page, `${address}&project=${project}`]);
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMilliseconds).toISOString().slice(0, 10);
}
