import 'reflect-metadata';
import { CommanderError } from 'commander';
import { Problem } from '#core';
import { program } from './program.js';

/** Mistakes of the one who typed the command end with status 2, everything else that fails with 1. */
const usageProblems = ['invalid-parameters', 'unknown-analysis', 'unknown-project'];

function exitStatus(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Problem) {
    process.stderr.write(`clientele: ${error.message}\n`);
    for (const detail of error.errors.slice(1)) process.stderr.write(`  ${detail.path}: ${detail.message}\n`);
    return usageProblems.includes(error.code) ? 2 : 1;
  }
  process.stderr.write(`clientele: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

try {
  await program().parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitStatus(error);
}
