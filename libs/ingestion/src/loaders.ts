import type { Warehouse, WarehouseLog } from '#warehouse';
import type { LoadedProject } from './load/segment-load.js';
import { type LoaderCounts, TableLoader } from './load/table-loader.js';
import type { TableName } from './rows/row-type.js';
import type { Spool } from './spool/spool.js';

const sweepMilliseconds = 2_000;

/** The loaders of all projects and tables of a home. */
export class Loaders {
  private readonly loaders = new Map<string, TableLoader>();
  private readonly stop = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly spool: () => Spool,
    private readonly warehouse: Warehouse,
    private readonly log: WarehouseLog,
    /** Milliseconds that the first attempt to load a segment may take. */
    private readonly patience: number,
    private readonly about: (project: string) => LoadedProject,
  ) {}

  /** Looks for segments that other processes left, now and every two seconds. */
  async start(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => {
      this.sweep().catch((error: Error) =>
        this.log.error('the spool cannot be read', { reason: error.message }),
      );
    }, sweepMilliseconds);
    this.timer.unref();
  }

  of(project: string, table: TableName): TableLoader {
    const key = `${project}/${table}`;
    let loader = this.loaders.get(key);
    if (!loader) {
      const warehouse = this.warehouse.project(project);
      loader = new TableLoader(
        project,
        table,
        this.spool(),
        warehouse,
        this.log,
        this.stop.signal,
        this.patience,
        this.about(project),
      );
      this.loaders.set(key, loader);
    }
    return loader;
  }

  /** What was done for every project and table that rows came for. */
  counts(): { project: string; table: TableName; counts: LoaderCounts }[] {
    return [...this.loaders.entries()].map(([key, { counts }]) => {
      const [project, table] = key.split('/') as [string, TableName];
      return { project, table, counts };
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await Promise.all([...this.loaders.values()].map((loader) => loader.idle()));
  }

  /** Stops, the loads under way too; what is left stays in the spool. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort();
    await this.idle();
  }

  private async sweep(): Promise<void> {
    const spool = this.spool();
    await spool.measure();
    for (const { project, table } of await spool.tables()) {
      if ((await spool.hasReady(project, table)) && !this.stop.signal.aborted) this.of(project, table).kick();
    }
  }
}
