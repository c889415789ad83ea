import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures depend on beside the code. */
export function machineFacts(): Record<string, unknown> {
  const [processor] = cpus();
  return {
    processor: processor?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
  };
}

/** Running or waiting processes over the last one, five and fifteen minutes. */
export function load(): number[] {
  return loadavg().map((value) => Math.round(value * 100) / 100);
}

/** The most memory that this process ever had in use, in bytes. */
export function peakMemory(): number {
  try {
    // What rusage says on Linux includes what the parent had at the fork.
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
