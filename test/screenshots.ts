import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findChromium, openChromium } from './browser/chromium.js';
import { openPage, type WatchedPage } from './browser/watched.page.js';
import { fillDemo, type DemoPlaces } from './screenshots.data.js';

/** The folder that `npm run screenshots` writes; it is not kept in the repository. */
const folder = fileURLToPath(new URL('../../screenshots', import.meta.url));
const cli = fileURLToPath(new URL('../apps/cli/src/main.js', import.meta.url));

const looks = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'zh-CN'] as const).flatMap((language) =>
    [
      { width: 1440, height: 1000 },
      { width: 390, height: 844 },
    ].map((size) => ({ theme, language, size })),
  ),
);
type Look = (typeof looks)[number];

/** What is shot: a name, an address, and what is done there before the picture. */
function shots({
  audience,
  report,
  customer,
  faultDays: [first, last],
}: DemoPlaces): [string, string, Act?][] {
  const end = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
  const days = `from=${first}&to=${end}&window=3`;
  return [
    ['overview', '/'],
    ['segments', '/segments'],
    ['segments-people', '/segments', (page) => page.locator('tbody .numeric-link').first().click()],
    ['value', '/value'],
    ['value-table', '/value?tables=%5B%22cohorts%22%5D'],
    ['value-people', '/value', (page) => page.locator('.heat__link').nth(2).click()],
    ['funnels', `/funnels?breakdown=device&${days}`],
    ['funnels-trend', '/funnels?view=trend'],
    ['funnels-times', '/funnels?view=times&tables=%5B%22times%22%5D'],
    ['funnels-step', '/funnels', (page) => page.locator('.fstep').first().click()],
    ['customers', '/customers'],
    ['customer', `/customer?id=${customer}`],
    ['audiences', '/audiences'],
    ['audience', `/audiences/${audience}`],
    ['audience-changes', `/audiences/${audience}?section=changes`],
    ['audience-runs', `/audiences/${audience}?section=runs`],
    ['audience-exports', `/audiences/${audience}?section=exports`],
    ['audience-rule', `/audiences/${audience}?section=rule`],
    ['audience-build', `/audiences/build?id=${audience}`],
    ['reports', '/reports'],
    ['report', `/reports/${report}`],
    ['report-runs', `/reports/${report}?section=runs`],
    ['report-edit', `/reports/${report}?section=edit`],
    ['report-parts', `/reports/${report}?section=edit`, openAll],
    ['report-new', '/reports/new'],
    ['data', '/data'],
    ['settings', '/settings'],
    ['settings-users', '/settings?section=users'],
    ['settings-keys', '/settings?section=keys'],
    ['settings-projects', '/settings?section=projects'],
    ['settings-audit', '/settings?section=audit'],
    ['sign-in', '/sign-in'],
    ['no-page', '/nothing-here'],
  ];
}
type Act = (page: Page) => Promise<void>;

/** Unfolds what is folded. */
async function openAll(page: Page): Promise<void> {
  for (const summary of await page.locator('summary').all()) await summary.click();
}

const executable = findChromium();
if (executable) await main(executable);
else process.exitCode = 1;

/** Runs the demo, signs in, and shoots every page in both themes and languages, wide and on a phone. */
async function main(executablePath: string): Promise<void> {
  const given = process.env['CLIENTELE_HOME'];
  const home = given ?? (await mkdtemp(join(tmpdir(), 'clientele-screenshots-')));
  const demo = await startDemo(home);
  const browser = await openChromium(executablePath);
  try {
    const door = await browser.newContext();
    const first = await openPage(door, demo.origin);
    await first.page.goto(demo.link);
    await first.settled();
    const places = await fillDemo(first.page, demo.origin, home);
    const only = process.argv.slice(2);
    const wanted = shots(places).filter(([name]) => !only.length || only.includes(name));
    for (const look of looks) await shootAll(browser, door, demo.origin, look, wanted);
  } finally {
    await browser.close();
    await demo.stop();
    if (!given) await rm(home, { recursive: true, force: true });
  }
}

async function shootAll(
  browser: Browser,
  door: BrowserContext,
  origin: string,
  look: Look,
  wanted: ReturnType<typeof shots>,
): Promise<void> {
  const { theme, language, size } = look;
  const { cookies } = await door.storageState();
  const localStorage = [
    { name: 'clientele.theme', value: theme },
    { name: 'clientele.language', value: language },
  ];
  const context = await browser.newContext({
    viewport: size,
    storageState: { cookies, origins: [{ origin, localStorage }] },
  });
  const watched = await openPage(context, origin);
  const target = join(folder, `${language}-${theme}${size.width < 600 ? '-phone' : ''}`);
  await mkdir(target, { recursive: true });
  for (const shot of wanted) await shoot(watched, origin, shot, join(target, `${shot[0]}.png`));
  for (const mistake of watched.mistakes) console.error(`${target}: ${mistake}`);
  await context.close();
}

async function shoot(
  { page, settled }: WatchedPage,
  origin: string,
  [name, address, act]: ReturnType<typeof shots>[number],
  path: string,
): Promise<void> {
  await page.goto(`${origin}${address}${address.includes('?') ? '&' : '?'}project=demo`);
  await settled();
  await act?.(page);
  await settled();
  for (const frame of page.frames()) await frame.waitForLoadState('load');
  // A chart draws itself within half a second.
  await page.waitForTimeout(600);
  await settled();
  await page.evaluate('scrollTo(0, 0)');
  const { width } = page.viewportSize()!;
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  if (Number(wide) > width) console.error(`${path}: ${String(wide)} pixels wide`);
  await page.screenshot({ path, fullPage: !name.endsWith('-people') });
}

interface Demo {
  origin: string;
  link: string;
  stop(): Promise<void>;
}

/** The demo as a user starts it; resolves when it has printed its sign-in link and listens. */
async function startDemo(home: string): Promise<Demo> {
  const child: ChildProcess = spawn(process.execPath, [cli, 'demo'], {
    env: { ...process.env, CLIENTELE_HOME: home, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (/listening on \S+\n/.test(output)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the demo ended with status ${code}`)));
  });
  const ended = once(child, 'exit');
  return {
    origin: /listening on (\S+)/.exec(output)![1]!,
    link: /^Dashboard +(\S+)/m.exec(output)![1]!,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
