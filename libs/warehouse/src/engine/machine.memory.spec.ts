import { describe, expect, it } from '@jest/globals';
import { totalmem } from 'node:os';
import { defaultEngineMemory, machineMemory } from './machine.memory.js';
import { settingsOf } from './settings.js';

const gibibyte = 1024 ** 3;

describe('the memory of the engine', () => {
  it('is at most what the machine or its cgroup has', () => {
    expect(machineMemory()).toBeGreaterThan(0);
    expect(machineMemory()).toBeLessThanOrEqual(totalmem());
  });

  it('is 60 % of that, and a gibibyte at least', () => {
    expect(defaultEngineMemory(10 * gibibyte)).toBe(6 * gibibyte);
    expect(defaultEngineMemory(gibibyte)).toBe(gibibyte);
  });

  it('is shared so that a query spills before it meets its cap, and its cap is below that of all', () => {
    for (const role of ['interactive', 'export', 'writer', 'admin'] as const) {
      const settings = settingsOf(role, 8 * gibibyte) as Record<string, number>;
      expect(settings['max_bytes_before_external_group_by']).toBeLessThan(settings['max_memory_usage']!);
      expect(settings['max_memory_usage']).toBeLessThan(8 * gibibyte);
    }
  });
});
