import type { BenchOptions } from './options.js';

/** One line of the table. */
export interface Figure {
  scenario: string;
  figure: string;
  /** What was measured, as it is shown: `48 ms`, `131,000 rows/s`. */
  measured: string;
  /** What it stands beside: the time of the limit scan, or the limit itself. */
  reference: string;
  /** Measured / reference. */
  ratio: number;
  /** What the ratio or the value is held to, as it is shown; empty where nothing is promised. */
  limit: string;
  verdict: 'ok' | 'over' | '';
  /** What else is to be known of the figure, in a few words. */
  note: string;
  /** Everything behind it: the SQL, all times. For the JSON only. */
  details: Record<string, unknown>;
}

/** Measures something and says so on the way. */
export interface Scenario {
  readonly name: string;
  run(options: BenchOptions, say: (line: string) => void): Promise<Figure[]>;
}
