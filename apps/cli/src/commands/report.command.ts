import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { Problem } from '#core';
import type { ReportRun } from '#metadata';
import { adviceOn, changesOf, mayRedeliver } from '#reporting';
import type { Clientele } from '#runtime';
import { withClientele } from '../session.js';
import { deliveriesCommand, redeliverCommand } from './report-deliveries.command.js';

interface RunOptions {
  project: string;
  from?: string;
  to?: string;
  deliver: boolean;
}

/** `clientele report list|run|backfill|open|deliveries|redeliver`. */
export function reportCommand(): Command {
  const report = new Command('report').description('List, make, make up and open the reports of a project.');
  const own = [listCommand(), runCommand(), backfillCommand(), openCommand()];
  for (const command of [...own, deliveriesCommand(), redeliverCommand()]) report.addCommand(command);
  return report;
}

function listCommand(): Command {
  return ofProject('list')
    .description('Lists the reports, when each is made next and what became of its last run.')
    .action(async ({ project }: { project: string }) => {
      const lines = await withClientele(async (clientele) => {
        const { metadata, reporting } = clientele;
        await metadata.projects.get(project);
        const { items } = await reporting.definitions.list(project, { limit: 500 });
        return Promise.all(
          items.map(async (one) => {
            const [last] = (await metadata.reportRuns.list(project, { reportId: one.id, limit: 1 })).items;
            const next = reporting.nextRunAt(one)?.toISOString() ?? 'by hand';
            return `${one.id}  ${one.name}  ${one.period}  next ${next}  last ${last ? runText(last) : 'never'}`;
          }),
        );
      });
      for (const line of lines) process.stdout.write(`${line}\n`);
    });
}

function runCommand(): Command {
  return ofProject('run')
    .argument('<report>', 'name or id')
    .description('Makes a report now: for the last whole period, or for the one given.')
    .option('--from <day>', 'begin of the period, included')
    .option('--to <day>', 'end of the period, excluded; one whole period from its begin when absent')
    .option('--no-deliver', 'leave out the channels')
    .action(async (name: string, { project, from, to, deliver }: RunOptions) => {
      await withClientele(async (clientele) => {
        const { reporting } = clientele;
        const report = await reporting.definitions.find(project, name);
        const period = reporting.periodOf(report, from, to);
        const run = deliver
          ? await reporting.run(report, period)
          : await reporting.maker.make(report, period);
        for (const sentence of changesOf(run)) process.stderr.write(`${sentence}\n`);
        if (deliver) await tellDeliveries(clientele, run);
        process.stdout.write(`${runText(run)}\n${pathOf(clientele, run)}\n`);
      });
    });
}

/** What did not arrive for sure, and what can be done about it. */
async function tellDeliveries({ metadata }: Clientele, { id }: ReportRun): Promise<void> {
  for (const delivery of (await metadata.deliveries.ofRun(id)).filter(mayRedeliver)) {
    const { channel, state, lastError } = delivery;
    process.stderr.write(`${channel}  ${state}  ${lastError ?? ''}\n    ${adviceOn(delivery)!}\n`);
    process.stderr.write(`    clientele report redeliver ${delivery.id}\n`);
  }
}

function backfillCommand(): Command {
  return ofProject('backfill')
    .argument('<report>', 'name or id')
    .description('Makes every whole period within the days given; nothing is delivered.')
    .requiredOption('--from <day>', 'first day, included')
    .requiredOption('--to <day>', 'last day, excluded')
    .action(async (name: string, { project, from, to }: { project: string; from: string; to: string }) => {
      await withClientele(async (clientele) => {
        const report = await clientele.reporting.definitions.find(project, name);
        for await (const run of clientele.reporting.backfill(report, from, to)) {
          process.stdout.write(`${runText(run)}\n`);
        }
      });
    });
}

function openCommand(): Command {
  return ofProject('open')
    .argument('[report]', 'name or id; any report when absent')
    .description('Prints the path of the newest page, and shows it in the browser when asked.')
    .option('--browser', 'open the page', false)
    .action(async (name: string | undefined, { project, browser }: { project: string; browser: boolean }) => {
      const path = await withClientele(async (clientele) => {
        const reportId =
          name === undefined ? undefined : (await clientele.reporting.definitions.find(project, name)).id;
        return pathOf(clientele, await newest(clientele, project, reportId));
      });
      process.stdout.write(`${path}\n`);
      if (browser) openPage(path);
    });
}

async function newest({ metadata }: Clientele, project: string, reportId?: string): Promise<ReportRun> {
  await metadata.projects.get(project);
  const { items } = await metadata.reportRuns.list(project, {
    limit: 500,
    ...(reportId ? { reportId } : {}),
  });
  const published = items.filter(({ status }) => status === 'published');
  const [first] = published.toSorted(
    (a, b) => b.periodEnd.getTime() - a.periodEnd.getTime() || b.revision - a.revision,
  );
  if (first) return first;
  throw new Problem('not-found', 'there is no report yet; `clientele report run` makes one');
}

function ofProject(name: string): Command {
  return new Command(name).option('--project <name>', 'project', 'default');
}

function runText({ periodStart, periodEnd, revision, status, reason, error }: ReportRun): string {
  const period = `${periodStart.toISOString()}/${periodEnd.toISOString()}`;
  return [period, `r${revision}`, status, reason ?? error ?? ''].filter(Boolean).join('  ');
}

function pathOf({ reporting }: Clientele, { files }: ReportRun): string {
  return join(reporting.maker.root, files.find(({ path }) => path.endsWith('.html'))!.path);
}

function openPage(path: string): void {
  const openers = { darwin: 'open', win32: 'explorer' } as Partial<Record<NodeJS.Platform, string>>;
  const child = spawn(openers[process.platform] ?? 'xdg-open', [pathToFileURL(path).href], {
    detached: true,
    stdio: 'ignore',
  });
  child.on('error', () => process.stderr.write('no program opened the page\n'));
  child.unref();
}
