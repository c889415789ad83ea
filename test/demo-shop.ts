import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, systemClock } from '#core';
import { defaultShop, writeShop, type ShopTruth } from '#generator';
import { tableNames } from '#ingestion';
import { Clientele, readConfig } from '#runtime';

const days = 200;
const project = 'shop';
const quiet = { debug() {}, info() {}, warn() {}, error: console.error };

/** A home whose project `shop` holds a generated shop that ends today, with its planted fault. */
export interface DemoHome {
  readonly home: string;
  readonly project: string;
  readonly truth: ShopTruth;
  remove(): Promise<void>;
}

/** Generates 2,000 customers over 200 days, dense enough for the fault's four days, and loads them; nobody has signed in. */
export async function openDemoHome(): Promise<DemoHome> {
  const home = await mkdtemp(join(tmpdir(), 'clientele-dashboard-'));
  const { currency, timeZone } = defaultShop;
  const end = dayOf(systemClock.now(), timeZone);
  const start = new Date(Date.parse(end) - days * 86_400_000).toISOString().slice(0, 10);
  const files = join(home, 'files');
  const truth = await writeShop({ customers: 2000, start, end }, files);
  const clientele = await Clientele.open(readConfig({ CLIENTELE_HOME: home }), quiet);
  try {
    await clientele.ensureProject({ name: project, title: 'A shop', currency, timeZone });
    for (const table of tableNames) {
      await clientele.ingestion.importFile(project, table, join(files, `${table}.ndjson`));
    }
  } finally {
    await clientele.close();
  }
  return { home, project, truth, remove: () => rm(home, { recursive: true, force: true }) };
}
