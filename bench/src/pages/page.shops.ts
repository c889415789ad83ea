import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, systemClock } from '#core';
import { defaultShop, writeShop } from '#generator';
import { tableNames } from '#ingestion';
import { Clientele, readConfig } from '#runtime';
import { silentLog } from '#warehouse';
import type { BenchOptions } from '../options.js';
import { benchProject, openShop, shopEnd, timeZone } from '../shop/loaded.shop.js';

/** A home that a server can be started on, and the days that its pages are asked about. */
export interface PageShop {
  readonly name: string;
  readonly home: string;
  readonly project: string;
  /** YYYY-MM-DD, exclusive: the shop's rows end with the day before. */
  readonly end: string;
  /** What a page may take at most, in milliseconds. */
  readonly limit: number;
}

const demoProject = 'demo';

/** The shop of the other scenarios: a million orders and ten million events. */
export async function largeShop(options: BenchOptions, say: (line: string) => void): Promise<PageShop> {
  const shop = await openShop(options, say);
  await shop.close();
  const { home } = shop;
  await withClientele(home, (clientele) =>
    clientele.ensureProject({ name: benchProject, title: 'Bench', currency: 'EUR', timeZone }),
  );
  const name = options.isSmall ? 'a twentieth of 1M orders' : '1M orders';
  return { name, home, project: benchProject, end: shopEnd, limit: 3000 };
}

/** The shop of `npm run demo`, which ends today; generated anew on another day. */
export async function demoShop({ folder }: BenchOptions, say: (line: string) => void): Promise<PageShop> {
  const { currency } = defaultShop;
  const end = dayOf(systemClock.now(), defaultShop.timeZone);
  const place = join(folder, `demo-${end}`);
  const home = join(place, 'home');
  const mark = join(place, 'loaded');
  if (!existsSync(mark)) {
    say(`  generating the demo shop in ${place}`);
    await rm(place, { recursive: true, force: true });
    await mkdir(home, { recursive: true });
    await writeShop({ end }, join(place, 'files'));
    await withClientele(home, async (clientele) => {
      const project = { name: demoProject, title: 'Demo shop', currency, timeZone: defaultShop.timeZone };
      await clientele.ensureProject(project);
      for (const table of tableNames) {
        await clientele.ingestion.importFile(demoProject, table, join(place, 'files', `${table}.ndjson`));
      }
    });
    await rm(join(place, 'files'), { recursive: true });
    await writeFile(mark, end);
  }
  return { name: 'demo', home, project: demoProject, end, limit: 1500 };
}

/** The cookie of a signed-in admin of the home. */
export function sessionOf(home: string): Promise<string> {
  return withClientele(home, async ({ metadata: { users, sessions } }) => {
    const email = 'bench@clientele.localhost';
    const user = (await users.findByEmail(email)) ?? (await users.create({ email, role: 'admin' }));
    return (await sessions.create(user.id)).token;
  });
}

async function withClientele<T>(home: string, work: (clientele: Clientele) => Promise<T>): Promise<T> {
  const config = readConfig({ CLIENTELE_HOME: home, SCHEDULER: 'off' });
  const clientele = await Clientele.open(config, silentLog);
  try {
    return await work(clientele);
  } finally {
    await clientele.close();
  }
}
