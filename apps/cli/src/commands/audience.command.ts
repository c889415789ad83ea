import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { audienceFormats, purposes, type AudienceView } from '#audiences';
import { Problem, resolveAsOf } from '#core';
import type { Clientele } from '#runtime';
import { readJson } from '../json-source.js';
import { userPath, withClientele } from '../session.js';

const actor = 'cli';

/** `clientele audience list|preview|refresh|export`. */
export function audienceCommand(): Command {
  const audience = new Command('audience').description(
    'List, preview, refresh and export the audiences of a project. ' +
      'They are made in the dashboard, or by POST /v1/audiences of a running server.',
  );
  for (const command of [listCommand(), previewCommand(), refreshCommand(), exportCommand()]) {
    audience.addCommand(command);
  }
  return audience;
}

function ofProject(name: string): Command {
  return new Command(name).option('--project <name>', 'project', 'default');
}

function listCommand(): Command {
  return ofProject('list')
    .description('Lists the audiences with their size and the instant it was asked for.')
    .action(async ({ project }: { project: string }) => {
      const all = await withClientele((clientele) => allOf(clientele, project));
      for (const { id, name, kind, size, refreshedAt, state } of all) {
        process.stdout.write(
          `${id}  ${name}  ${kind}  ${size ?? '-'}  ${refreshedAt ?? 'never'}  ${state}\n`,
        );
      }
    });
}

function previewCommand(): Command {
  return ofProject('preview')
    .argument('<file>', 'the rule as a JSON file ("-" for standard input)')
    .description('Says how many people a rule would give and what each of its conditions does, as JSON.')
    .option('--as-of <time>', 'the instant; a date means the end of that day')
    .action(async (file: string, { project, asOf }: { project: string; asOf?: string }) => {
      const { value: rule } = await readJson(file);
      const preview = await withClientele(async (clientele) =>
        clientele.audiences.previews.preview(await clientele.analysisProject(project), { rule, asOf }),
      );
      process.stdout.write(`${JSON.stringify(preview, null, 2)}\n`);
    });
}

function refreshCommand(): Command {
  return ofProject('refresh')
    .argument('[audience]', 'name or id; every live audience when absent')
    .description('Asks the rules now and publishes the members.')
    .option('--as-of <time>', 'the instant; a date means the end of that day')
    .action(async (name: string | undefined, { project, asOf }: { project: string; asOf?: string }) => {
      const failed = await withClientele((clientele) => refresh(clientele, project, name, asOf));
      if (failed)
        throw new Error(`${failed} of the audiences could not be refreshed; they keep their last members`);
    });
}

async function refresh(
  clientele: Clientele,
  name: string,
  wanted: string | undefined,
  asOf: string | undefined,
): Promise<number> {
  const project = await clientele.analysisProject(name);
  const instant = resolveAsOf(asOf, project.timeZone, clientele.clock.now());
  const { refreshes } = clientele.audiences;
  const one = wanted === undefined ? undefined : await find(clientele, name, wanted);
  const outcomes = one
    ? [{ name: one.name, error: undefined, run: await refreshes.refresh(project, one.id, instant) }]
    : await refreshes.refreshAll(project, instant);
  for (const { name: title, run, error } of outcomes) {
    const text = run
      ? `${run.size} members, ${run.entered} entered, ${run.left} left`
      : `failed: ${error ?? 'for an unknown reason'}`;
    process.stdout.write(`${title}  ${text}\n`);
  }
  return outcomes.filter(({ run }) => !run).length;
}

interface ExportOptions {
  project: string;
  format: string;
  purpose?: string;
  output?: string;
}

function exportCommand(): Command {
  return ofProject('export')
    .argument('<audience>', 'name or id')
    .description('Writes the list of the members; how many are left out, and why, is told on standard error.')
    .addOption(new Option('--format <format>', 'form of the list').choices(audienceFormats).default('csv'))
    .addOption(
      new Option('--purpose <purpose>', 'what it is for: only who consented to it').choices(purposes),
    )
    .option('--output <file>', 'write to a file instead of standard output')
    .action((wanted: string, options: ExportOptions) =>
      withClientele((clientele) => exportList(clientele, wanted, options)),
    );
}

const notAskedFor =
  'consent was not asked for: --purpose email, sms or ads leaves out who did not consent to it';

async function exportList(
  clientele: Clientele,
  wanted: string,
  { project: name, format, purpose, output }: ExportOptions,
): Promise<void> {
  const project = await clientele.analysisProject(name);
  const { id } = await find(clientele, name, wanted);
  const { exports } = clientele.audiences;
  const made = await exports.create(project, id, { format, purpose: purpose ?? null }, actor);
  const { content } = await exports.open(project, made.id);
  const target = output === undefined ? process.stdout : createWriteStream(userPath(output), { mode: 0o600 });
  await pipeline(content, target, { end: output !== undefined });
  const { noConsent, suppressed, holdout, noIdentifier } = made.leftOut;
  const leftOut = [
    ...(made.purpose === null ? [] : [`${noConsent} without consent`]),
    `${suppressed} suppressed`,
    `${holdout} held out`,
    `${noIdentifier} without an identifier`,
  ];
  const lines = [
    `${made.rows} rows, ${made.bytes} bytes, sha256 ${made.sha256}; left out: ${leftOut.join(', ')}`,
    ...(made.purpose === null ? [notAskedFor] : []),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

async function allOf(clientele: Clientele, name: string): Promise<AudienceView[]> {
  const project = await clientele.analysisProject(name);
  const all: AudienceView[] = [];
  let cursor: string | undefined;
  do {
    const page = await clientele.audiences.definitions.list(project, { limit: 500, cursor });
    all.push(...page.audiences);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

async function find(clientele: Clientele, project: string, wanted: string): Promise<AudienceView> {
  const all = await allOf(clientele, project);
  const found = all.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found;
  throw new Problem('invalid-parameters', `there is no audience "${wanted.slice(0, 60)}" in this project`);
}
