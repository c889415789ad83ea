import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { seriousFindings } from './browser/axe.js';
import { findChromium, openChromium } from './browser/chromium.js';
import { openPage, type WatchedPage } from './browser/watched.page.js';
import { openDemoHome, type DemoHome } from './demo-shop.js';
import { startServer, type ServerProcess } from './server-process.js';

const executable = findChromium();
const patience = 240_000;

/** The last number of a text such as `“At risk” has 1,207 people.` */
function numberIn(text: string | null): number {
  return Number(/[\d,]+(?!.*\d)/.exec(text ?? '')![0].replaceAll(',', ''));
}

(executable ? describe : describe.skip)('the dashboard in a browser', () => {
  let shop: DemoHome;
  let server: ServerProcess;
  let browser: Browser;
  let watched: WatchedPage;
  /** Addresses of what the first tests make, for the later ones. */
  let audience: string;
  let report: string;

  beforeAll(async () => {
    shop = await openDemoHome();
    server = await startServer(shop.home);
    browser = await openChromium(executable!);
    const context = await browser.newContext({
      locale: 'en-US',
      colorScheme: 'light',
      timezoneId: 'Europe/Berlin',
      viewport: { width: 1440, height: 1000 },
    });
    watched = await openPage(context, server.url);
  }, patience);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await shop?.remove();
  });

  const open = async (name: string) => {
    await watched.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await watched.settled();
  };
  /** Opens a chip of the bar and chooses one of its values. */
  const choose = async (chip: string, value: string) => {
    await watched.page.getByRole('button', { name: new RegExp(`^${chip} `) }).click();
    await watched.page.getByRole('menuitemradio', { name: value, exact: true }).click();
    await watched.settled();
  };
  const sheet = () => watched.page.getByRole('dialog');
  /** Makes an audience of the people who are listed beside the page; resolves to its size. */
  const makeAudience = async (name: string): Promise<number> => {
    await sheet().getByRole('button', { name: 'Make audience' }).click();
    await sheet().getByRole('textbox', { name: 'Name' }).fill(name);
    await sheet().getByRole('button', { name: 'Make it' }).click();
    const said = sheet().getByRole('status').filter({ hasText: name });
    await said.waitFor();
    return numberIn(await said.locator('p').textContent());
  };
  const listed = async (): Promise<number> => {
    await watched.settled();
    return numberIn(await sheet().locator('.lead').textContent());
  };
  const numberOf = async (place: Locator) => numberIn(await place.textContent());
  const close = async () => {
    await watched.page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
  };
  const visit = async (address: string, { page, settled } = watched) => {
    const project = `${address.includes('?') ? '&' : '?'}project=${shop.project}`;
    await page.goto(`${server.url}${address}${project}`);
    await settled();
  };
  /** Clicks a number and expects the list that it opens to be as long; resolves to the number. */
  const expectItsList = async (number: Locator): Promise<number> => {
    const shown = await numberOf(number);
    await number.click();
    expect(await listed()).toBe(shown);
    await close();
    return shown;
  };

  it(
    'lets the first user in by the link that the server printed',
    async () => {
      const { page, settled } = watched;
      await page.goto(/http\S+\/sign-in\?token=\S+/.exec(server.output())![0]);
      await page.getByLabel('E-mail').fill('ada@example.com');
      await page.getByLabel('New password').fill('a long enough password');
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      await choose('Project', 'A shop');
      await settled();
      expect(new URL(page.url()).searchParams.get('project')).toBe(shop.project);
      expect(await page.locator('.lead').textContent()).toMatch(/€[\d,]+ from [\d,]+ orders/);
    },
    patience,
  );

  it(
    'sends at most 350 kB of compressed script before the first page stands',
    async () => {
      const context = await browser.newContext({ storageState: await watched.page.context().storageState() });
      const { page, settled } = await openPage(context, server.url);
      const scripts: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        if (request.resourceType() !== 'script') return;
        scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      });
      await page.goto(`${server.url}/?project=${shop.project}`);
      await settled();
      const sizes = await Promise.all(scripts);
      await context.close();
      expect(sizes.length).toBeGreaterThan(5);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(350_000);
    },
    patience,
  );

  it(
    'opens the list behind each figure of the time and behind each day',
    async () => {
      const { page } = watched;
      const figure = (name: string) =>
        page.locator('.fact').filter({ hasText: name }).locator('.numeric-link');
      const buyers = await expectItsList(figure('Customers').first());
      const newcomers = await expectItsList(figure('New customers'));
      expect(newcomers).toBeLessThan(buyers);
      await page.getByRole('button', { name: 'Table' }).click();
      await page.reload();
      await watched.settled();
      const day = page.getByRole('row').nth(5).locator('.numeric-link');
      await expectItsList(day.nth(2));
      await expectItsList(day.nth(3));
    },
    patience,
  );

  it(
    'opens the people behind money, shares and means, and says how many they are',
    async () => {
      const { page } = watched;
      const people = await numberOf(
        page.locator('.fact').filter({ hasText: 'Customers' }).first().locator('a'),
      );
      await page.locator('.fact').filter({ hasText: 'Revenue' }).locator('a').click();
      expect(await listed()).toBe(people);
      expect(await sheet().locator('.lead').textContent()).toMatch(
        /^Revenue: €[\d,]+, from [\d,]+ people\.$/,
      );
      await close();
      await open('Segments');
      const row = page.getByRole('row', { name: /^At risk/ }).locator('.numeric-link');
      const customers = await numberOf(row.first());
      for (let index = 1; index < (await row.count()); index++) {
        const shown = await row.nth(index).textContent();
        await row.nth(index).click();
        expect(await listed()).toBe(customers);
        expect(await sheet().locator('.lead').textContent()).toContain(`: ${shown!}, from`);
        await close();
      }
      expect(await row.count()).toBeGreaterThan(6);
    },
    patience,
  );

  it(
    'finds the people at risk and exports them',
    async () => {
      const { page } = watched;
      await open('Segments');
      const count = page
        .getByRole('row', { name: /^At risk/ })
        .locator('.numeric-link')
        .first();
      const people = await numberOf(count);
      expect(people).toBeGreaterThan(0);
      await count.click();
      expect(await listed()).toBe(people);
      expect(await makeAudience('Win them back')).toBe(people);
      await sheet().getByRole('link', { name: 'Open the audience' }).click();
      await watched.settled();
      expect(await page.locator('tbody tr').count()).toBe(Math.min(people, 100));
      audience = new URL(page.url()).pathname;

      await page.getByRole('tab', { name: 'Exports' }).click();
      await page.getByLabel('Format').selectOption('csv');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Make the file' }).click();
      const file = await readFile(await (await download).path(), 'utf8');
      const said = await page.getByRole('status').filter({ hasText: 'rows written' }).textContent();
      // Such as `52 rows written. Left out: 5 without consent, 1 without an address.`
      const [rows, ...leftOut] = [...said!.matchAll(/\d+/g)].map(Number);
      expect(file.trimEnd().split(/\r?\n/)).toHaveLength(rows! + 1);
      expect(leftOut.length).toBeGreaterThan(0);
      expect(leftOut.reduce((sum, count) => sum + count, rows!)).toBe(people);

      await visit(`/audiences/build?id=${audience.split('/').at(-1)!}`);
      expect(await expectItsList(page.locator('.fact__value'))).toBe(people);
      expect(await expectItsList(page.locator('.condition .numeric-link'))).toBe(people);
    },
    patience,
  );

  it(
    'builds the funnel, sees the planted fault and keeps those who stopped there',
    async () => {
      const { page, settled } = watched;
      const { device, days } = shop.truth.fault!;
      await open('Funnels');
      await page.getByRole('button', { name: /^5\s*Order completed again/ }).click();
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('button', { name: '+ Step' }).click();
      await page.getByRole('checkbox', { name: /^Order completed/ }).check();
      await page.getByRole('button', { name: 'Apply' }).click();
      await page
        .getByRole('heading', { level: 1, name: 'From Product viewed to Order completed again' })
        .waitFor();
      await page.getByRole('button', { name: /^Entered/ }).click();
      await page.getByLabel('First day').fill(days[0]!);
      await page.getByLabel('Last day').fill(days.at(-1)!);
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('button', { name: /^Window/ }).click();
      await page.getByRole('spinbutton').fill('1');
      await page.getByRole('button', { name: 'Apply' }).click();
      await choose('Break down', 'Device');
      await settled();

      const weak = page.locator('.note').filter({ hasText: 'is worse from' });
      expect(await weak.textContent()).toContain(
        `${device} is worse from “Checkout started” to “Order completed”`,
      );
      // the counts; the shares beside them are links, too
      const cells = page
        .getByRole('row', { name: new RegExp(`^${device} `) })
        .locator('.numeric-link:not(.aside *)');
      const [checkout, order] = [await numberOf(cells.nth(2)), await numberOf(cells.nth(3))];
      await weak.getByRole('link', { name: 'Open those who stopped' }).click();
      expect(await listed()).toBe(checkout - order);
      expect(await makeAudience('Stopped by the fault')).toBe(checkout - order);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await sheet().waitFor({ state: 'detached' });

      const bar = page.getByRole('link', { name: / stopped at “Checkout started”$/ });
      const stopped = await numberOf(bar);
      await bar.click();
      expect(await listed()).toBe(stopped);
      expect(await makeAudience('Stopped at the checkout')).toBe(stopped);
      expect(stopped).toBeGreaterThan(checkout - order);
    },
    patience,
  );

  it(
    'opens the list behind a day of the trend, a time taken and a filtered step, and says the rule in words',
    async () => {
      const { page } = watched;
      const { days, device } = shop.truth.fault!;
      const range = `from=${days[0]!}&to=${days.at(-1)!}&window=1`;
      await visit(`/funnels?view=trend&tables=["trend"]&${range}`);
      const rows = page.locator('tbody tr');
      await expectItsList(rows.nth(0).locator('.numeric-link').first());
      await expectItsList(rows.nth(2).locator('.numeric-link').first());
      await visit(`/funnels?view=times&step=3&tables=["times"]&${range}`);
      const taken = rows
        .locator('.numeric-link')
        .filter({ hasText: /^[1-9]/ })
        .last();
      await expectItsList(taken);

      await page.getByRole('button', { name: '+ Filter' }).click();
      await page.getByRole('menuitemradio', { name: 'Device' }).click();
      await page.getByRole('checkbox', { name: new RegExp(`^${device}`) }).check();
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('tab', { name: 'Steps' }).click();
      await watched.settled();
      const reached = page.locator('.fbar__count').nth(2);
      const people = await numberOf(reached);
      await reached.click();
      expect(await listed()).toBe(people);
      expect(await makeAudience('At the checkout by device')).toBe(people);
      await sheet().getByRole('link', { name: 'Open the audience' }).click();
      await page.getByRole('tab', { name: 'Rule' }).click();
      await watched.settled();
      const rule = await page.locator('main').textContent();
      expect(rule).toContain(`Filters: Device: ${device}`);
      expect(rule).not.toContain('{');
    },
    patience,
  );

  it(
    'reads a cohort: its row, its people, its table',
    async () => {
      const { page } = watched;
      await visit('/value');
      const row = page.locator('table.heat tbody tr').first();
      const size = await numberOf(row.locator('.numeric-link'));
      expect(await row.locator('td').nth(1).textContent()).toMatch(/€\d+\.\d\d/);
      await row.locator('.numeric-link').click();
      expect(await listed()).toBe(size);
      await close();
      // By keyboard: from the size to the value on day 0, and down to the next cohort.
      await row.locator('.numeric-link').focus();
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
      expect(await listed()).toBe(size);
      await close();
      await row.locator('.heat__link').nth(2).click();
      const again = await listed();
      expect(again).toBeGreaterThan(0);
      expect(again).toBeLessThan(size);
      expect(await makeAudience('Came back after six weeks')).toBe(again);
      await page.keyboard.press('Escape');
      await close();
      await page.getByRole('button', { name: 'Table' }).first().click();
      await watched.settled();
      expect(await page.locator('table').first().locator('tbody tr').first().textContent()).toContain(
        size.toLocaleString('en'),
      );
    },
    patience,
  );

  it(
    'runs a report and opens it',
    async () => {
      const { page } = watched;
      await open('Reports');
      await page.getByRole('link', { name: 'Nightly overview' }).click();
      await page.getByRole('button', { name: 'Write it now' }).click();
      const written = page.frameLocator('iframe.report-frame');
      await written.getByRole('heading', { level: 1, name: 'Nightly overview' }).waitFor({ timeout: 90_000 });
      expect(await written.locator('body').textContent()).toContain('Win them back');
      report = new URL(page.url()).pathname;
    },
    patience,
  );

  it(
    "changes a report's funnel in the form",
    async () => {
      const { page } = watched;
      await visit(`${report}?section=edit`);
      const funnel = page.getByRole('group', { name: 'Funnels' });
      await funnel.locator('summary').click();
      await watched.settled();
      await funnel.getByRole('spinbutton', { name: 'Window (days)' }).fill('2');
      await funnel.getByRole('button', { name: /^1\s*Product viewed/ }).click();
      await page.getByLabel('Name of the step').fill('Looked');
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await watched.settled();
      await page.reload();
      await watched.settled();
      expect(await funnel.locator('summary').textContent()).toMatch(/Steps Looked → .*Window 2 days/);
    },
    patience,
  );

  /** What axe-core finds on each page of the dashboard, by address. */
  const findings = async (): Promise<Record<string, string[]>> => {
    const addresses = [
      ...['/', '/segments', '/value', '/value?tables=["cohorts"]', '/funnels?breakdown=device'],
      ...['/funnels?view=trend', '/funnels?view=times&tables=["times"]', '/customers'],
      ...['/customer?id=c0000001', '/data', '/settings?section=keys', '/settings'],
      ...['/audiences', `/audiences/build?id=${audience.split('/').at(-1)!}`, audience],
      ...[`${audience}?section=exports`, `${audience}?section=rule`],
      ...['/reports', '/reports/new', report, `${report}?section=edit`],
    ];
    const found: Record<string, string[]> = {};
    const beside = await openPage(watched.page.context(), server.url);
    const look = async (tab: WatchedPage) => {
      for (let address = addresses.shift(); address; address = addresses.shift()) {
        await visit(address, tab);
        const here = await seriousFindings(tab.page);
        if (here.length) found[address] = here;
      }
    };
    await Promise.all([look(watched), look(beside)]);
    await beside.page.close();
    watched.mistakes.push(...beside.mistakes);
    return found;
  };

  it(
    'has nothing serious for axe-core on any page, light and in English',
    async () => {
      expect(await watched.page.locator('html').getAttribute('data-theme')).toBe('light');
      expect(await findings()).toEqual({});
    },
    patience,
  );

  it(
    'changes to 简体中文 and to dark, and keeps both',
    async () => {
      const { page, settled } = watched;
      await visit('/settings');
      await choose('Language', '简体中文');
      await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
      await choose('外观', '深色');
      await page.reload();
      await settled();
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      expect(await page.getByRole('navigation').textContent()).not.toMatch(/Segments|Settings/);
    },
    patience,
  );

  it(
    'has nothing serious for axe-core on any page, dark and in Chinese',
    async () => {
      expect(await findings()).toEqual({});
    },
    patience,
  );

  it('has made no mistake on the way and asked nobody else', () => {
    expect(watched.mistakes).toEqual([]);
  });
});
