import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '#core';
import { defaultShop, writeShop, type ShopTruth } from '#generator';
import { tableNames } from '#ingestion';
import type { Clientele } from '#runtime';
import { progressBar } from '../progress-bar.js';
import { demoProject } from './demo-answers.js';

/** Generates the demo shop and loads it through the ingestion path; a shop that is there already is left alone. */
export async function loadDemoShop(clientele: Clientele, say: (line: string) => void): Promise<ShopTruth> {
  const { currency, timeZone } = defaultShop;
  await clientele.ensureProject({ name: demoProject, title: 'Demo shop', currency, timeZone });
  const folder = join(clientele.config.home, 'demo-shop');
  const truthFile = join(folder, 'truth.json');
  if (!existsSync(truthFile)) await generate(folder, dayOf(clientele.clock.now(), timeZone), say);
  const truth = JSON.parse(await readFile(truthFile, 'utf8')) as ShopTruth;
  if (!(await isLoaded(clientele, truth))) await load(clientele, folder, say);
  return truth;
}

/** The shop's two years end with this day's begin, so that the dashboard's `last 30 days` have something to show. */
async function generate(folder: string, today: string, say: (line: string) => void): Promise<void> {
  say('Generating a shop of 5,000 customers, 20,000 orders and 400,000 events ...');
  const bar = progressBar('generating');
  await writeShop({ end: today }, folder, ({ done, total, rows }) =>
    bar.update(done, total, `${rows.toLocaleString('en')} rows`),
  );
  bar.stop();
}

async function isLoaded(clientele: Clientele, truth: ShopTruth): Promise<boolean> {
  const { rows } = await clientele.warehouse.project(demoProject).rows<{ orders: string; events: string }>({
    sql: 'select (select count() from orders final) as orders, (select count() from events) as events',
  });
  const expected = truth.observed.rows;
  return Number(rows[0]?.orders) === expected.orders && Number(rows[0]?.events) === expected.events;
}

async function load(clientele: Clientele, folder: string, say: (line: string) => void): Promise<void> {
  for (const table of tableNames) {
    const started = performance.now();
    const bar = progressBar(table);
    const summary = await clientele.ingestion.importFile(
      demoProject,
      table,
      join(folder, `${table}.ndjson`),
      {
        onProgress: ({ bytes, totalBytes, rowsPerSecond }) =>
          bar.update(bytes, totalBytes, `${Math.round(rowsPerSecond).toLocaleString('en')} rows/s`),
      },
    );
    bar.stop();
    const seconds = (performance.now() - started) / 1000;
    say(
      `  ${(summary.tables[table]?.accepted ?? 0).toLocaleString('en').padStart(9)} ${table.padEnd(9)} in ${seconds.toFixed(1)} s`,
    );
  }
}
