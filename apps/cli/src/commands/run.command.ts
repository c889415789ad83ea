import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { analyses, type AnalysisDescriptor } from '#analyses';
import { Problem } from '#core';
import { renderEnvelope } from '#reporting';
import type { ExportFormat } from '#warehouse';
import { analysisFlags } from '../analysis-flags.js';
import { readJson } from '../json-source.js';
import { userPath, withClientele } from '../session.js';
import { terminal } from '../terminal.js';

const streamed: Readonly<Record<string, ExportFormat>> = {
  csv: 'CSVWithNames',
  ndjson: 'JSONEachRow',
  arrow: 'ArrowStream',
  parquet: 'Parquet',
};

interface RunOptions extends Record<string, unknown> {
  project: string;
  format: string;
  params?: string;
  output?: string;
}

/** `clientele run NAME`: one subcommand per analysis, its flags made from the analysis's parameters. */
export function runCommand(): Command {
  const run = new Command('run').description('Runs an analysis.').usage('<analysis> [options]');
  for (const descriptor of analyses) run.addCommand(analysisCommand(descriptor));
  run.argument('[analysis]').action((name: string | undefined) => {
    const known = analyses.map((descriptor) => descriptor.name).join(', ');
    const what = name === undefined ? 'Name an analysis' : `"${name}" is not an analysis`;
    throw new Problem('unknown-analysis', `${what}; there are: ${known}`);
  });
  return run;
}

function analysisCommand(descriptor: AnalysisDescriptor): Command {
  const command = new Command(descriptor.name)
    .description(descriptor.question)
    .option('--project <name>', 'project', 'default')
    .addOption(
      new Option('--format <format>', 'how the answer is written')
        .choices(['table', 'json', ...Object.keys(streamed)])
        .default('table'),
    )
    .option('--params <file>', 'parameters as a JSON file ("-" for standard input); flags win over it')
    .option('--output <file>', 'write to a file instead of standard output');
  for (const flag of analysisFlags(descriptor)) command.addOption(flag);
  return command.action((options: RunOptions) => runAnalysis(descriptor, options));
}

async function runAnalysis(descriptor: AnalysisDescriptor, options: RunOptions): Promise<void> {
  const { project: name, format, params, output, ...flags } = options;
  const input = { ...(params === undefined ? {} : await readParams(params)), ...flags };
  await withClientele(async (clientele) => {
    const runner = clientele.analyses;
    const project = await clientele.analysisProject(name);
    // Opened only once there is an answer: a refused question leaves the file, and its failure belongs to the pipeline.
    const target = () => (output === undefined ? process.stdout : createWriteStream(userPath(output)));
    const end = { end: output !== undefined };
    if (format in streamed) {
      const answer = await runner.stream(descriptor.name, input, project, streamed[format]!);
      tellLeftOut(format, input);
      await pipeline(answer, target(), end);
      return;
    }
    const envelope = await runner.run(descriptor.name, input, project);
    tellLeftOut(format, input);
    const text = format === 'json' ? JSON.stringify(envelope, null, 2) : renderEnvelope(envelope, terminal());
    await pipeline([`${text}\n`], target(), end);
  });
}

function tellLeftOut(format: string, { compare }: { compare?: unknown }): void {
  if (format === 'json' || !compare) return;
  process.stderr.write('the comparison is left out; the JSON answer has it (--format json)\n');
}

async function readParams(file: string): Promise<Record<string, unknown>> {
  const { name, value } = await readJson(file);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Problem('invalid-parameters', `${name} must hold a JSON object`);
  }
  return value as Record<string, unknown>;
}
