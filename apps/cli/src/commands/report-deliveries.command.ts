import { Command } from 'commander';
import { Problem } from '#core';
import type { Delivery, ReportRun } from '#metadata';
import { adviceOn, mayRedeliver } from '#reporting';
import type { Clientele } from '#runtime';
import { withClientele } from '../session.js';

/** Runs that are looked through, newest first. */
const recent = 100;

interface Sending {
  readonly run: ReportRun;
  readonly delivery: Delivery;
}

/** `clientele report deliveries`. */
export function deliveriesCommand(): Command {
  return new Command('deliveries')
    .argument('[report]', 'name or id; every report when absent')
    .option('--project <name>', 'project', 'default')
    .option('--open', 'only those that failed or are uncertain', false)
    .description('Lists where the last revisions went, what became of each, and what can be done.')
    .action(async (name: string | undefined, { project, open }: { project: string; open: boolean }) => {
      const found = await withClientele((clientele) => sendings(clientele, project, name));
      for (const { run, delivery } of found) {
        if (open && !mayRedeliver(delivery)) continue;
        process.stdout.write(`${sendingText(run, delivery)}\n`);
        const advice = adviceOn(delivery);
        if (advice) process.stdout.write(`    ${advice}\n    clientele report redeliver ${delivery.id}\n`);
      }
    });
}

/** `clientele report redeliver`. */
export function redeliverCommand(): Command {
  return new Command('redeliver')
    .argument('<delivery>', 'id, as `report deliveries` shows it')
    .option('--project <name>', 'project', 'default')
    .description('Sends once more what failed or is uncertain, with the same webhook-id.')
    .action(async (id: string, { project }: { project: string }) => {
      const line = await withClientele(async (clientele) => {
        const found = (await sendings(clientele, project)).find(({ delivery }) => delivery.id === id);
        if (!found) {
          throw new Problem('not-found', 'no recent delivery has this id; see `clientele report deliveries`');
        }
        return sendingText(found.run, await clientele.reporting.deliverer.redeliver(found.run, id));
      });
      process.stdout.write(`${line}\n`);
    });
}

async function sendings(
  { metadata, reporting }: Clientele,
  project: string,
  name?: string,
): Promise<Sending[]> {
  await metadata.projects.get(project);
  const report = name === undefined ? {} : { reportId: (await reporting.definitions.find(project, name)).id };
  const { items } = await metadata.reportRuns.list(project, { limit: recent, ...report });
  const found = await Promise.all(
    items.map(async (run) =>
      (await metadata.deliveries.ofRun(run.id)).map((delivery) => ({ run, delivery })),
    ),
  );
  return found.flat();
}

function sendingText({ periodStart, periodEnd, revision }: ReportRun, delivery: Delivery): string {
  const { id, channel, state, attempts, lastError } = delivery;
  const period = `${periodStart.toISOString()}/${periodEnd.toISOString()}  r${revision}`;
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  return [id, period, channel, state, tries, lastError ?? ''].filter(Boolean).join('  ');
}
