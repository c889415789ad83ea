import { Counter, Gauge, Registry } from 'prom-client';
import type { TableName, TableStatus } from '#ingestion';
import type { Clientele } from '#runtime';

const patienceMilliseconds = 5_000;
const labelNames = ['project', 'table'] as const;

const helps = {
  received: 'Rows that were ever sent: stored + duplicate + rejected + waiting.',
  stored: 'Rows that are in the warehouse, replaced versions among them.',
  duplicate: 'Events that were left out, since the store has them.',
  rejected: 'Rows that were not taken; /v1/rejected lists them with the reason.',
};

/** What waits and what was loaded, of the given projects; asked anew for every scrape. */
export async function ingestionMetrics(clientele: Clientele, projects: readonly string[]): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name, help, registers: [registry] }).set(value);
  const { spool } = clientele.ingestion;
  const oldest = await spool.oldestWaiting();
  const age = oldest === undefined ? 0 : Math.max(0, clientele.clock.now().getTime() - oldest) / 1000;
  gauge('clientele_spool_bytes', 'Bytes of accepted rows that wait to be loaded.', spool.waitingBytes);
  gauge('clientele_spool_limit_bytes', 'Bytes above which rows are answered with 429.', spool.maxBytes);
  gauge('clientele_spool_oldest_segment_age_seconds', 'How long the oldest waiting segment has waited.', age);
  countLoads(registry, clientele, projects);
  const isUp = await countRows(registry, clientele, projects);
  gauge('clientele_warehouse_up', 'Whether the warehouse answered; without it the ledger is left out.', isUp);
  return registry.metrics();
}

function countLoads(registry: Registry, { ingestion }: Clientele, projects: readonly string[]): void {
  const of = (name: string, help: string) => new Counter({ name, help, labelNames, registers: [registry] });
  const segments = of('clientele_loader_segments_total', 'Segments that this process loaded.');
  const failures = of('clientele_loader_failures_total', 'Loads that failed and were tried again.');
  for (const { project, table, counts } of ingestion.loaders.counts()) {
    if (!projects.includes(project)) continue;
    segments.inc({ project, table }, counts.segments);
    failures.inc({ project, table }, counts.failures);
  }
}

/** The ledger; 0 when the warehouse did not answer. */
async function countRows(
  registry: Registry,
  { ingestion }: Clientele,
  projects: readonly string[],
): Promise<0 | 1> {
  const signal = AbortSignal.timeout(patienceMilliseconds);
  let ledgers: (readonly [string, Record<TableName, TableStatus>])[];
  try {
    ledgers = await Promise.all(
      projects.map(async (project) => [project, await ingestion.status(project, signal)] as const),
    );
  } catch {
    // Zeros would look like rows that are gone.
    return 0;
  }
  const names = Object.keys(helps) as (keyof typeof helps)[];
  const counters = names.map((name) => {
    const options = { name: `clientele_rows_${name}_total`, help: helps[name], labelNames };
    return [name, new Counter({ ...options, registers: [registry] })] as const;
  });
  const help = 'Rows that are safe in the spool and not yet readable.';
  const waiting = new Gauge({ name: 'clientele_rows_waiting', help, labelNames, registers: [registry] });
  for (const [project, tables] of ledgers) {
    for (const [table, status] of Object.entries(tables)) {
      for (const [name, counter] of counters) counter.inc({ project, table }, status[name]);
      waiting.set({ project, table }, status.waiting);
    }
  }
  return 1;
}
