import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure, Scenario } from '../figure.js';
import { median } from '../interleaved.js';
import type { BenchOptions } from '../options.js';
import type { ClientReport } from './client.child.js';
import { type Listening, peakMemoryOf, sendApart, startClientele, startNothing } from './ingest.processes.js';

const scenario = 'ingest';
const loadedPerSecond = 100_000;
const megabyte = 1024 ** 2;
const peakMegabytes = 400;

/** Events of a request, how many requests are under way at once, and the share of the no-op server to be reached. */
const cases = [
  { batch: 1, connections: 64, share: 0.7 },
  { batch: 100, connections: 32, share: 0.35 },
  { batch: 1_000, connections: 8, share: 0.25 },
  { batch: 10_000, connections: 4, share: 0.2 },
] as const;

type Case = (typeof cases)[number];

/** One round: the no-op server, then ours, then the time until everything could be read. */
interface Round {
  nothing: ClientReport;
  ours: ClientReport;
  drainMilliseconds: number;
}

const rate = ({ acknowledged, milliseconds }: ClientReport) => (acknowledged * 1000) / milliseconds;
const shown = (value: number) => `${Math.round(value).toLocaleString('en')} events/s`;

/** Events over HTTP, acknowledged and loaded, beside a server that only answers; the client shares the machine. */
export const ingestScenario: Scenario = {
  name: scenario,
  async run(options, say) {
    const home = join(options.folder, 'ingest');
    await rm(home, { recursive: true, force: true });
    const [nothing, ours] = [await startNothing(), await startClientele(home)];
    try {
      const figures: Figure[] = [];
      for (const one of cases) {
        say(`  batches of ${one.batch.toLocaleString('en')}`);
        figures.push(...(await measure(one, nothing, ours, options)));
      }
      return [...figures, memory(ours)];
    } finally {
      await Promise.all([nothing.stop(), ours.stop()]);
      await rm(home, { recursive: true, force: true });
    }
  },
};

async function measure(
  { batch, connections, share }: Case,
  nothing: Listening,
  ours: Listening,
  { isSmall }: BenchOptions,
): Promise<Figure[]> {
  const rounds: Round[] = [];
  for (let number = 0; number < (isSmall ? 1 : 3); number++) {
    const task = { batch, connections, seconds: isSmall ? 1 : 5, run: `b${batch}r${number}` };
    const bare = await sendApart({ ...task, url: nothing.url, key: 'none' });
    const report = await sendApart({ ...task, url: ours.url, key: ours.key });
    rounds.push({ nothing: bare, ours: report, drainMilliseconds: await drained(ours) });
  }
  return [acknowledged(batch, share, rounds), loaded(batch, rounds)];
}

/** Milliseconds until nothing waits any more. @throws Error when rows of the run were not stored */
async function drained({ url, key }: Listening): Promise<number> {
  const begin = performance.now();
  for (;;) {
    const answer = await fetch(`${url}/v1/ingestion`, { headers: { authorization: `Bearer ${key}` } });
    const { tables } = (await answer.json()) as { tables: { events: Record<string, number> } };
    const { waiting, rejected, duplicate } = tables.events;
    if (rejected || duplicate)
      throw new Error(`${rejected} events were rejected, ${duplicate} were duplicates`);
    if (waiting === 0) return performance.now() - begin;
    await sleep(50);
  }
}

function acknowledged(batch: number, share: number, rounds: readonly Round[]): Figure {
  const refused = rounds.reduce((sum, { ours }) => sum + ours.refused, 0);
  if (refused > 0) throw new Error(`${refused} requests with ${batch} events were not answered with 202`);
  const measured = median(rounds.map(({ ours }) => rate(ours)));
  const reference = median(rounds.map(({ nothing }) => rate(nothing)));
  // Each round beside its own no-op run: the machine's speed drifts from round to round.
  const ratio = median(rounds.map(({ ours, nothing }) => rate(ours) / rate(nothing)));
  return {
    ...{ scenario, figure: `batches of ${batch.toLocaleString('en')}, acknowledged` },
    ...{ measured: shown(measured), reference: shown(reference), ratio },
    limit: `>= ${share}`,
    verdict: ratio >= share ? 'ok' : 'over',
    note: 'beside a server that only answers',
    details: { rounds },
  };
}

/** From the first request until the last event can be read. */
function loaded(batch: number, rounds: readonly Round[]): Figure {
  const measured = median(
    rounds.map(
      ({ ours, drainMilliseconds }) => (ours.acknowledged * 1000) / (ours.milliseconds + drainMilliseconds),
    ),
  );
  // Small batches do not bring that many events to be loaded.
  const isHeld = batch >= 1_000;
  const ratio = measured / loadedPerSecond;
  return {
    ...{ scenario, figure: `batches of ${batch.toLocaleString('en')}, loaded` },
    ...{ measured: shown(measured), reference: shown(loadedPerSecond), ratio },
    limit: isHeld ? '>= 1' : '',
    verdict: isHeld ? (ratio >= 1 ? 'ok' : 'over') : '',
    note: `read ${Math.round(median(rounds.map((round) => round.drainMilliseconds)))} ms after the last answer`,
    details: {},
  };
}

function memory(ours: Listening): Figure {
  const peak = peakMemoryOf(ours.process) / megabyte;
  return {
    ...{ scenario, figure: 'memory of Node' },
    ...{ measured: `${Math.round(peak)} MB`, reference: `${peakMegabytes} MB`, ratio: peak / peakMegabytes },
    limit: '< 1',
    verdict: peak < peakMegabytes ? 'ok' : 'over',
    note: 'the peak over all batch sizes; ClickHouse is another process',
    details: {},
  };
}
