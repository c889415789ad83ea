import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ShopTruth } from '#generator';

/** Addresses of what the demo holds once it has been filled. */
export interface DemoPlaces {
  audience: string;
  report: string;
  customer: string;
  /** The first and the last day of the planted fault. */
  faultDays: readonly [string, string];
}

/** Makes an audience with a file and a run of the nightly report, so that their pages have something to show. */
export async function fillDemo(page: Page, origin: string, home: string): Promise<DemoPlaces> {
  const session = await page.request.get(`${origin}/auth/session`);
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const headers = { 'x-csrf-token': csrfToken, 'x-clientele-project': 'demo' };
  const get = async <T>(path: string) =>
    (await (await page.request.get(`${origin}${path}`, { headers })).json()) as T;
  const post = async <T>(path: string, data: object) => {
    const answer = await page.request.post(`${origin}${path}`, { headers, data, timeout: 120_000 });
    if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { audiences } = await get<{ audiences: { id: string }[] }>('/v1/audiences');
  const known = audiences[0]?.id;
  const { id } = known ? { id: known } : await post<{ id: string }>('/v1/audiences', audience);
  if (!known) {
    await post(`/v1/audiences/${id}/refresh`, {});
    await post(`/v1/audiences/${id}/exports`, { format: 'csv', purpose: 'email' });
  }
  const { reports } = await get<{ reports: { id: string; lastRun?: object | null }[] }>('/v1/reports');
  const report = reports[0]!;
  if (!report.lastRun) await post(`/v1/reports/${report.id}/runs`, {});
  const buyers = await post<{ rows: { customerId: string }[] }>('/v1/analyses/rfm', {
    level: 'customers',
    segment: 'Champions',
    limit: 1,
  });
  return {
    audience: id,
    report: report.id,
    customer: buyers.rows[0]!.customerId,
    faultDays: await faultDays(home),
  };
}

const audience = {
  name: 'Win back by e-mail',
  description: 'Good customers who have been silent, for the autumn letter.',
  kind: 'live',
  holdoutPercent: 10,
  rule: {
    and: [
      { type: 'rfm', segment: ['At risk', "Can't lose"] },
      { type: 'consent', purpose: 'email', given: true },
      {
        not: {
          type: 'events',
          name: 'product_viewed',
          aggregate: 'count',
          op: 'at-least',
          value: 1,
          window: { days: 14 },
        },
      },
      {
        not: {
          type: 'analysis',
          analysis: 'funnel',
          parameters: {
            steps: [{ events: ['checkout_started'] }, { events: ['order_completed'] }],
            windowSeconds: 86_400,
            level: 'actors',
            step: 1,
            outcome: 'dropped',
          },
        },
      },
    ],
  },
};

async function faultDays(home: string): Promise<readonly [string, string]> {
  const truth = JSON.parse(await readFile(join(home, 'demo-shop/truth.json'), 'utf8')) as ShopTruth;
  const { days } = truth.fault!;
  return [days[0]!, days.at(-1)!];
}
