import { analysesScenario } from './analyses/analyses.scenario.js';
import type { Figure } from './figure.js';
import { importScenario } from './import/import.scenario.js';
import { ingestScenario } from './ingest/ingest.scenario.js';
import { load, machineFacts } from './machine.js';
import { pagesScenario } from './pages/pages.scenario.js';
import { readOptions, usage, type BenchOptions } from './options.js';
import { writeResults } from './results.js';
import { printed } from './table.js';

const scenarios = [analysesScenario, importScenario, ingestScenario, pagesScenario];
const say = (line: string) => console.error(line);

async function run(options: BenchOptions): Promise<void> {
  const startedAt = new Date();
  const loadBefore = load();
  const figures: Figure[] = [];
  for (const scenario of scenarios.filter(({ name }) => options.scenarios.includes(name))) {
    say(`${scenario.name} ...`);
    figures.push(...(await scenario.run(options, say)));
  }
  const loads = { before: loadBefore, after: load() };
  console.log(printed(figures));
  console.log(`load average ${loads.before.join(' ')} before, ${loads.after.join(' ')} after`);
  const machine = machineFacts();
  const path = await writeResults(options.results, {
    ...{ startedAt, small: options.isSmall, machine, load: loads, figures },
  });
  console.log(`written to ${path}`);
}

const words = process.argv.slice(2);
if (words.includes('--help')) {
  console.log(usage);
} else {
  let options: BenchOptions | undefined;
  try {
    options = readOptions(
      words,
      scenarios.map(({ name }) => name),
    );
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exitCode = 2;
  }
  if (options) await run(options);
}
