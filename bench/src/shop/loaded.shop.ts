import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeShop } from '#generator';
import { type ProjectWarehouse, Warehouse } from '#warehouse';
import { importApart } from '../import/import.process.js';
import type { BenchOptions } from '../options.js';

/** The shop that the analyses are asked about, open. */
export interface LoadedShop {
  readonly home: string;
  warehouse: Warehouse;
  project: ProjectWarehouse;
  close(): Promise<void>;
}

/** The instant at which the generated shop ends, and every analysis is asked for. */
export const shopEnd = '2026-11-01';
export const timeZone = 'Europe/Berlin';

export const benchProject = 'bench';
/** Of 260,000 customers, half of them tracked, come a million orders and ten million events. */
const fullSize = 260_000;
const tables = ['products', 'customers', 'orders', 'refunds', 'events', 'spend'] as const;

/** Opens the shop; generates it and imports it, as any shop's files are, when it is not there yet. */
export async function openShop(
  { folder, isSmall, isFresh }: BenchOptions,
  say: (line: string) => void,
): Promise<LoadedShop> {
  const customers = isSmall ? fullSize / 20 : fullSize;
  const place = join(folder, `shop-${customers}`);
  const home = join(place, 'home');
  const mark = join(place, 'loaded.json');
  if (isFresh || !existsSync(mark)) {
    await rm(place, { recursive: true, force: true });
    await generate(join(place, 'files'), customers, say);
    await mkdir(home, { recursive: true });
    const files = tables.map((table) => ({ table, path: join(place, 'files', `${table}.ndjson`) }));
    const reports = await importApart(
      { home, project: benchProject, files },
      ({ table, rows, milliseconds }) => {
        const perSecond = Math.round((rows * 1000) / milliseconds).toLocaleString('en');
        say(`  ${rows.toLocaleString('en').padStart(10)} ${table} loaded, ${perSecond} rows/s`);
      },
    );
    await rm(join(place, 'files'), { recursive: true });
    await writeFile(mark, JSON.stringify(reports));
  }
  const warehouse = await Warehouse.open({ home });
  const shop = await warehouse.createProject(benchProject);
  await merged(warehouse, shop.database);
  return { home, warehouse, project: shop, close: () => warehouse.close() };
}

async function generate(folder: string, customers: number, say: (line: string) => void): Promise<void> {
  say(`  generating a shop of ${customers.toLocaleString('en')} customers in ${folder}`);
  await writeShop({ customers, trackedShare: 0.5, end: shopEnd, timeZone }, folder);
}

/** Waits until the engine merges no more by itself: the store as it stands a while after a load, not optimised by hand. */
async function merged(warehouse: Warehouse, database: string): Promise<void> {
  for (let calm = 0; calm < 3;) {
    const { rows } = await warehouse.inspect<{ merges: string }>({
      sql: 'select count() as merges from system.merges where database = {database:String}',
      params: { database },
    });
    calm = rows[0]!.merges === '0' ? calm + 1 : 0;
    await sleep(500);
  }
}
