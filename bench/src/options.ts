import { parseArgs } from 'node:util';
import { resolve } from 'node:path';

/** What to measure and how large. */
export interface BenchOptions {
  scenarios: readonly string[];
  /** A twentieth of the size and few repetitions: to see that everything runs, not how fast. */
  isSmall: boolean;
  /** Generates and loads the shop anew. */
  isFresh: boolean;
  /** Folder of the generated shops; they are kept for the next run. */
  folder: string;
  /** Folder of the JSON. */
  results: string;
  /** How often each query is timed. */
  repetitions: number;
}

export const usage = `npm run bench [scenario...] [-- --small --fresh --repetitions N --folder DIR --results DIR]

  analyses       rfm, cohort-ltv and funnel against the limit scan of the same columns
  import         NDJSON and CSV files end to end, with Node's peak memory
  ingest         events over HTTP, acknowledged and loaded, beside a server that only answers
  pages          each page of the dashboard from a click until it is complete, in Chromium

  --small        a twentieth of the size, few repetitions: whether it runs, not how fast
  --fresh        generate and load the shop anew
  --repetitions  how often each query is timed (default 11)
  --folder       where the shops are kept (default .clientele/bench)
  --results      where the JSON goes (default bench/results)`;

/** @throws Error that says what is wrong with the words */
export function readOptions(words: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      repetitions: { type: 'string' },
      folder: { type: 'string', default: '.clientele/bench' },
      results: { type: 'string', default: 'bench/results' },
    },
  });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length)
    throw new Error(`${unknown.join(', ')}: no such scenario; there are ${known.join(', ')}`);
  const repetitions = Number(values.repetitions ?? (values.small ? 3 : 11));
  if (!Number.isInteger(repetitions) || repetitions < 1)
    throw new Error('--repetitions must be a whole number');
  return {
    scenarios: positionals.length ? positionals : known,
    isSmall: values.small,
    isFresh: values.fresh,
    folder: resolve(values.folder),
    results: resolve(values.results),
    repetitions,
  };
}
