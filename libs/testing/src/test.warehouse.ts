import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProjectWarehouse, Warehouse, type WarehouseOptions } from '#warehouse';

export interface TestWarehouse {
  readonly home: string;
  readonly warehouse: Warehouse;
  /** A project with its tables and views; `shop` unless named. */
  project(name?: string): Promise<ProjectWarehouse>;
  /** Kills the engine, as a crash would; rejects while none is running. */
  killEngine(): Promise<void>;
  /** Stops the engine and removes its folder. */
  close(): Promise<void>;
}

const testMemory = 2 * 1024 ** 3;

/** A real engine in a folder of its own, for one spec file: open it in beforeAll, close it in afterAll. */
export async function openTestWarehouse(options: Partial<WarehouseOptions> = {}): Promise<TestWarehouse> {
  const home = await mkdtemp(join(tmpdir(), 'clientele-test-'));
  const warehouse = await Warehouse.open({ home, memory: testMemory, ...options });
  return {
    home,
    warehouse,
    project: (name = 'shop') => warehouse.createProject(name),
    async killEngine() {
      const record = await readFile(join(home, 'engine', 'engine.json'), 'utf8');
      process.kill((JSON.parse(record) as { engine: { pid: number } }).engine.pid, 'SIGKILL');
    },
    async close() {
      await warehouse.close();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
