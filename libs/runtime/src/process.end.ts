import { Problem } from '#core';

/** Ends a program that cannot go on, with status 1: in one sentence when it is foreseen, else with its stack. */
export function endProcess(error: unknown): never {
  const text = error instanceof Problem ? error.message : ((error as Error).stack ?? String(error));
  process.stderr.write(`clientele: ${text}\n`);
  process.exit(1);
}
