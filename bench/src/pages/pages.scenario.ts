import { findChromium, openChromium } from '../../../test/browser/chromium.js';
import { startServer } from '../../../test/server-process.js';
import type { Figure, Scenario } from '../figure.js';
import { median } from '../interleaved.js';
import { pageAddresses } from './page.addresses.js';
import { demoShop, largeShop, sessionOf, type PageShop } from './page.shops.js';
import { timePage, type PageTimer } from './page.timer.js';

const scenario = 'pages';
const sessionCookie = 'clientele_session';
/** Each page is opened this often, and the middle time counts. */
const times = 3;

/** Each page of the dashboard on the demo shop and on the large one, from a click until it is complete. */
export const pagesScenario: Scenario = {
  name: scenario,
  async run(options, say) {
    const chromium = findChromium();
    if (!chromium) return [];
    const figures: Figure[] = [];
    for (const shop of [await demoShop(options, say), await largeShop(options, say)]) {
      figures.push(...(await measureShop(shop, chromium, say)));
    }
    return figures;
  },
};

async function measureShop(shop: PageShop, chromium: string, say: (line: string) => void): Promise<Figure[]> {
  const value = await sessionOf(shop.home);
  const server = await startServer(shop.home, { SCHEDULER: 'off' });
  const browser = await openChromium(chromium);
  try {
    const timer: PageTimer = {
      browser,
      origin: server.url,
      cookie: { name: sessionCookie, value },
      before: `/settings?project=${shop.project}`,
    };
    const figures: Figure[] = [];
    for (const [page, address] of pageAddresses(shop)) {
      say(`  ${page}, ${shop.name}`);
      const measured: number[] = [];
      for (let time = 0; time < times; time++) measured.push(await timePage(timer, address));
      figures.push(figureOf(page, shop, measured, address));
    }
    return figures;
  } finally {
    await browser.close();
    await server.stop();
  }
}

function figureOf(page: string, { name, limit }: PageShop, measured: number[], address: string): Figure {
  const middle = median(measured);
  return {
    scenario,
    figure: `${page}, ${name}`,
    measured: milliseconds(middle),
    reference: milliseconds(limit),
    ratio: middle / limit,
    limit: `<= ${(limit / 1000).toLocaleString('en')} s`,
    verdict: middle <= limit ? 'ok' : 'over',
    note: `first ${milliseconds(measured[0]!)}, slowest ${milliseconds(Math.max(...measured))}`,
    details: { address, milliseconds: measured },
  };
}

const milliseconds = (value: number) => `${value.toFixed(0)} ms`;
