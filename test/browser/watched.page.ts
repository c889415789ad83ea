import type { BrowserContext, Page, Request } from 'playwright-core';

/** How long a page may take to come to rest on a machine with other work to do. */
const patience = 30_000;
/** A page is at rest when nothing was asked for this long. */
const calm = 250;

/** A page whose mistakes are noted and which says when it has drawn everything that it asked for. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of the console and of scripts, and requests to other hosts, in the order of their coming. */
  readonly mistakes: string[];
  /** Resolves when no answer is awaited and nothing is shown as loading. */
  settled(): Promise<void>;
}

/** Opens a page that may talk to `origin` and to nobody else. */
export async function openPage(context: BrowserContext, origin: string): Promise<WatchedPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const mistakes: string[] = [];
  const open = new Set<Request>();
  let last = Date.now();
  const over = (request: Request) => {
    open.delete(request);
    last = Date.now();
  };
  page.on('console', (message) => {
    if (message.type() === 'error') mistakes.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => mistakes.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!isAllowed(request.url(), origin)) mistakes.push(`request: ${request.url()}`);
    open.add(request);
    last = Date.now();
  });
  page.on('requestfinished', over);
  page.on('requestfailed', over);
  const loading = page.locator('.skeleton, main [aria-busy="true"]');
  const settled = async () => {
    const end = Date.now() + patience;
    while (open.size > 0 || Date.now() - last < calm || (await loading.count()) > 0) {
      if (Date.now() > end) throw new Error(`${page.url()} does not come to rest`);
      await page.waitForTimeout(50);
    }
  };
  return { page, mistakes, settled };
}

function isAllowed(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);
}
