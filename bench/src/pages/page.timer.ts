import type { Browser } from 'playwright-core';
import { openPage } from '../../../test/browser/watched.page.js';

/** Runs in the page: notes the last frame in which something was shown as loading. */
const watchLoading = `(() => {
  const look = () => {
    if (document.querySelector('.skeleton, main [aria-busy="true"]')) globalThis.lastLoading = performance.now();
    requestAnimationFrame(look);
  };
  look();
})()`;

/** Runs in the page: goes to an address as a click on a link does, without loading the page anew. */
const click = (address: string) => `(() => {
  globalThis.clickedAt = performance.now();
  globalThis.lastLoading = globalThis.clickedAt;
  performance.clearResourceTimings();
  history.pushState({}, '', ${JSON.stringify(address)});
})()`;

/** Runs in the page: the later of the last answer's end and the last frame with something loading, since the click. */
const elapsed = `Math.max(
  globalThis.lastLoading,
  ...performance.getEntriesByType('resource').map((entry) => entry.responseEnd),
) - globalThis.clickedAt`;

export interface PageTimer {
  readonly browser: Browser;
  readonly origin: string;
  readonly cookie: { readonly name: string; readonly value: string };
  /** A page that is open before the click, with an address that none of the measured ones has. */
  readonly before: string;
}

/**
 * Milliseconds from a click until the page is complete: no request runs and nothing is shown as loading. Each time in a
 * browser that has seen nothing yet, so that no answer is there from before.
 * @throws Error when the page does not come to rest, or makes a mistake on its way
 */
export async function timePage(
  { browser, origin, cookie, before }: PageTimer,
  address: string,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-US' });
  try {
    await context.addCookies([{ ...cookie, url: origin }]);
    const { page, settled, mistakes } = await openPage(context, origin);
    await page.addInitScript(watchLoading);
    await page.goto(`${origin}${before}`);
    await settled();
    await page.evaluate(click(address));
    await settled();
    const here = new URL(page.url()).pathname;
    if (here !== new URL(address, origin).pathname) throw new Error(`${address} led to ${here}`);
    if (mistakes.length) throw new Error(`${address}: ${mistakes.join('; ')}`);
    return await page.evaluate<number>(elapsed);
  } finally {
    await context.close();
  }
}
