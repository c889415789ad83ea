import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure, Scenario } from '../figure.js';
import { median } from '../interleaved.js';
import type { BenchOptions } from '../options.js';
import type { ClientReport, ClientTask } from './client.child.js';
import {
  type Listening,
  peakMemoryOf,
  type ProcessorTime,
  processorTimeOf,
  sendApart,
  startBare,
  startClientele,
  startFramework,
} from './ingest.processes.js';

const scenario = 'ingest';
const loadedPerSecond = 100_000;
const megabyte = 1024 ** 2;
const peakMegabytes = 400;

/** Events of a request, how many requests are under way at once, and the share of the no-op server to be reached. */
const cases = [
  { batch: 1, connections: 128, share: 0.7 },
  { batch: 100, connections: 64, share: 0.35 },
  { batch: 1_000, connections: 16, share: 0.25 },
  { batch: 10_000, connections: 8, share: 0.2 },
] as const;

type Case = (typeof cases)[number];

interface Servers {
  /** Node's own HTTP server. */
  bare: Listening;
  /** The no-op server. */
  framework: Listening;
  ours: Listening;
}

/** One round: the servers that do nothing, then ours, then the time until everything could be read. */
interface Round {
  /** With fetch only. */
  bare: ClientReport | undefined;
  framework: ClientReport;
  ours: ClientReport;
  /** Processor time of our server and its engine: while requests were sent, and until everything could be read. */
  sending: ProcessorTime;
  draining: ProcessorTime;
  drainMilliseconds: number;
}

const rate = ({ acknowledged, milliseconds }: ClientReport) => (acknowledged * 1000) / milliseconds;
const whole = (value: number) => Math.round(value).toLocaleString('en');
const shown = (value: number) => `${whole(value)} events/s`;

/**
 * Events over HTTP, acknowledged and loaded, beside the same framework with nothing behind it; the client shares the machine and
 * sends with fetch, as SDKs do. To be known, also beside Node's own HTTP server, and with a client that leaves nearly the whole
 * machine to the server.
 */
export const ingestScenario: Scenario = {
  name: scenario,
  async run(options, say) {
    const home = join(options.folder, 'ingest');
    await rm(home, { recursive: true, force: true });
    const [bare, framework, ours] = await Promise.all([startBare(), startFramework(), startClientele(home)]);
    const servers = { bare, framework, ours };
    try {
      const figures: Figure[] = [];
      for (const one of cases) {
        say(`  batches of ${one.batch.toLocaleString('en')}`);
        figures.push(...(await measure(one, servers, options)));
      }
      return [...figures, memory(ours)];
    } finally {
      await Promise.all(Object.values(servers).map((server) => server.stop()));
      await rm(home, { recursive: true, force: true });
    }
  },
};

async function measure(
  { batch, connections, share }: Case,
  servers: Servers,
  { isSmall }: BenchOptions,
): Promise<Figure[]> {
  const task = { batch, connections, seconds: isSmall ? 1 : 5 };
  const rounds: Round[] = [];
  for (let number = 0; number < (isSmall ? 1 : 3); number++) {
    rounds.push(await roundOf({ ...task, client: 'fetch', run: `b${batch}r${number}` }, servers));
  }
  const bySockets = await roundOf({ ...task, client: 'sockets', run: `b${batch}s` }, servers);
  return [acknowledged(batch, share, rounds), acknowledgedBySockets(batch, bySockets), loaded(batch, rounds)];
}

async function roundOf(
  task: Omit<ClientTask, 'url' | 'key'>,
  { bare, framework, ours }: Servers,
): Promise<Round> {
  const references = {
    bare: task.client === 'fetch' ? await sendApart({ ...task, url: bare.url, key: 'none' }) : undefined,
    framework: await sendApart({ ...task, url: framework.url, key: 'none' }),
  };
  const before = processorTimeOf(ours.process);
  const report = await sendApart({ ...task, url: ours.url, key: ours.key });
  const sent = processorTimeOf(ours.process);
  if (report.refused > 0) {
    throw new Error(`${report.refused} requests with ${task.batch} events were not answered with 202`);
  }
  const drainMilliseconds = await drained(ours);
  const sending = difference(sent, before);
  const draining = difference(processorTimeOf(ours.process), sent);
  return { ...references, ours: report, sending, draining, drainMilliseconds };
}

const difference = (after: ProcessorTime, before: ProcessorTime): ProcessorTime => ({
  node: after.node - before.node,
  engine: after.engine - before.engine,
});

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

const name = (batch: number, what: string) => `batches of ${batch.toLocaleString('en')}, ${what}`;

function acknowledged(batch: number, share: number, rounds: readonly Round[]): Figure {
  const measured = median(rounds.map(({ ours }) => rate(ours)));
  const reference = median(rounds.map(({ framework }) => rate(framework)));
  // Each round beside its own no-op run: the machine's speed drifts from round to round.
  const ratio = median(rounds.map(({ ours, framework }) => rate(ours) / rate(framework)));
  const bare = median(rounds.flatMap((round) => (round.bare ? [rate(round.bare)] : [])));
  return {
    ...{ scenario, figure: name(batch, 'acknowledged') },
    ...{ measured: shown(measured), reference: shown(reference), ratio },
    limit: `>= ${share}`,
    verdict: ratio >= share ? 'ok' : 'over',
    note: `sent with fetch, beside the framework alone; Node's HTTP alone ${shown(bare)}; ${nodeTime(rounds)}`,
    details: { rounds },
  };
}

/** To be known only: how fast it is when the client takes next to nothing of the machine. */
function acknowledgedBySockets(batch: number, round: Round): Figure {
  const { ours, framework } = round;
  return {
    ...{ scenario, figure: name(batch, 'by sockets') },
    ...{ measured: shown(rate(ours)), reference: shown(rate(framework)) },
    ratio: rate(ours) / rate(framework),
    ...{ limit: '', verdict: '' },
    note: `one round with plain sockets for a client; ${nodeTime([round])}`,
    details: { round },
  };
}

function nodeTime(rounds: readonly Round[]): string {
  const perEvent = median(rounds.map(({ ours, sending }) => (sending.node * 1000) / ours.total));
  return `${perEvent.toFixed(2)} us of Node an event`;
}

/** From the first request until the last event can be read. */
function loaded(batch: number, rounds: readonly Round[]): Figure {
  const measured = median(
    rounds.map(
      ({ ours, drainMilliseconds }) => (ours.acknowledged * 1000) / (ours.milliseconds + drainMilliseconds),
    ),
  );
  const engine = median(
    rounds.map(({ ours, sending, draining }) => ((sending.engine + draining.engine) * 1000) / ours.total),
  );
  // Small batches do not bring that many events to be loaded.
  const isHeld = batch >= 1_000;
  const ratio = measured / loadedPerSecond;
  return {
    ...{ scenario, figure: name(batch, 'loaded') },
    ...{ measured: shown(measured), reference: shown(loadedPerSecond), ratio },
    limit: isHeld ? '>= 1' : '',
    verdict: isHeld ? (ratio >= 1 ? 'ok' : 'over') : '',
    note: `read ${whole(median(rounds.map((round) => round.drainMilliseconds)))} ms after the last answer; ${engine.toFixed(2)} us of ClickHouse an event`,
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
