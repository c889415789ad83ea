import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

const limitFiles = ['/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes'];

/** The bytes of memory that this process may count on: the cgroup's limit where one is set, else the machine's. */
export function machineMemory(): number {
  const limits = limitFiles.map(limitOf).filter((limit) => limit > 0);
  return Math.min(totalmem(), ...limits);
}

/** The limit in a cgroup's file; 0 where there is none (no such file, or the word `max`). */
function limitOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

/**
 * The cap of the local engine in bytes: 60 % of the machine's memory, so that Node, the page cache and the shop's other
 * programs keep the rest, and never less than the 1 GiB that merges need.
 */
export function defaultEngineMemory(available = machineMemory()): number {
  return Math.max(Math.floor(available * 0.6), 1024 ** 3);
}
