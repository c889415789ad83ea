import { mkdir } from 'node:fs/promises';
import { analyses, AnalysisRunner, type AnalysisProject } from '#analyses';
import { Audiences } from '#audiences';
import { Problem, systemClock, type Clock } from '#core';
import { Erasures, Ingestion } from '#ingestion';
import { Metadata, type NewProject } from '#metadata';
import { Reporting } from '#reporting';
import { Warehouse, type WarehouseLog } from '#warehouse';
import type { Config } from './config.js';

/**
 * One process's view of a home: metadata, warehouse, ingestion and analyses, opened and closed in their order.
 * The server, the worker and the CLI are thin doors to it.
 */
export class Clientele {
  readonly audiences: Audiences;
  readonly reporting: Reporting;
  readonly erasures: Erasures;

  private constructor(
    readonly config: Config,
    readonly metadata: Metadata,
    readonly warehouse: Warehouse,
    readonly ingestion: Ingestion,
    readonly analyses: AnalysisRunner,
    readonly clock: Clock,
    log: WarehouseLog,
  ) {
    const { home } = config;
    this.audiences = new Audiences({ metadata, analyses, clock, home });
    this.erasures = new Erasures({ home, ingestion, metadata, warehouse, log });
    this.reporting = new Reporting({
      ...{ home, metadata, analyses, clock, log },
      project: (name) => this.analysisProject(name),
      audiences: this.audiences.refreshes,
      allowPrivateWebhooks: config.WEBHOOK_ALLOW_PRIVATE === 'true',
    });
  }

  /** Opens the home, making it when it is new; the warehouse of every project is migrated. */
  static async open(config: Config, log: WarehouseLog, clock: Clock = systemClock): Promise<Clientele> {
    await mkdir(config.home, { recursive: true, mode: 0o700 });
    const metadata = await Metadata.open({ home: config.home, url: config.DATABASE_URL, clock });
    const warehouse = await Warehouse.open({ home: config.home, url: config.CLICKHOUSE_URL, log });
    for (const project of await metadata.projects.list()) await warehouse.createProject(project.name);
    const ingestion = await Ingestion.open({
      ...{ home: config.home, warehouse, metadata, clock, log },
      maxSpoolBytes: config.MAX_SPOOL_BYTES,
      minFreeBytes: config.MIN_FREE_BYTES,
      loadMilliseconds: config.LOAD_SECONDS * 1000,
    });
    const runner = new AnalysisRunner(analyses, clock);
    const clientele = new Clientele(config, metadata, warehouse, ingestion, runner, clock, log);
    await clientele.reporting.provide();
    return clientele;
  }

  /** Makes a project and its database, or finds it. */
  async ensureProject(fields: NewProject): Promise<void> {
    await this.metadata.projects.ensure(fields);
    await this.warehouse.createProject(fields.name);
    await this.reporting.definitions.ensureNightly(await this.metadata.projects.get(fields.name));
  }

  /**
   * What an analysis needs to know of a project.
   * @throws Problem `unknown-project`
   */
  async analysisProject(name: string): Promise<AnalysisProject> {
    const project = await this.metadata.projects.find(name);
    if (!project) throw new Problem('unknown-project', `There is no project "${name.slice(0, 60)}"`);
    return {
      warehouse: this.warehouse.project(project.name),
      timeZone: project.timeZone,
      currency: project.currency ?? '',
    };
  }

  /** Loads what was accepted, then closes everything. */
  async close(): Promise<void> {
    await this.erasures.close();
    await this.ingestion.close();
    await this.warehouse.close();
    await this.metadata.close();
  }
}
