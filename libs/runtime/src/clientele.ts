import { analyses, AnalysisRunner, type AnalysisProject } from '#analyses';
import { Audiences } from '#audiences';
import { Problem, systemClock, type Clock } from '#core';
import { Erasures, identitySettings, Ingestion, pricedTables } from '#ingestion';
import { Metadata, type NewProject, type Project, type ProjectChange } from '#metadata';
import { Reporting } from '#reporting';
import { Warehouse, type WarehouseLog } from '#warehouse';
import type { Config } from './config.js';
import { makeHome } from './home.js';

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
    await makeHome(config.home);
    const metadata = await Metadata.open({ home: config.home, url: config.DATABASE_URL, clock });
    const warehouse = await Warehouse.open({ home: config.home, url: config.CLICKHOUSE_URL, log });
    for (const project of await metadata.projects.list()) await warehouse.createProject(project.name);
    const ingestion = await Ingestion.open({
      ...{ home: config.home, warehouse, metadata, clock, log },
      maxSpoolBytes: config.MAX_SPOOL_BYTES,
      minFreeBytes: config.MIN_FREE_BYTES,
      loadMilliseconds: config.LOAD_SECONDS * 1000,
    });
    for (const { name } of await metadata.projects.list()) await ingestion.identity(name).follow();
    const runner = new AnalysisRunner(analyses, clock);
    const clientele = new Clientele(config, metadata, warehouse, ingestion, runner, clock, log);
    await clientele.reporting.provide();
    return clientele;
  }

  /** Makes a project with all that belongs to it. @throws Problem `conflict`, `invalid-parameters` */
  async createProject(fields: NewProject): Promise<Project> {
    const project = await this.metadata.projects.create(fields);
    await this.furnish(project);
    return project;
  }

  /** As {@link createProject}, or finds it. */
  async ensureProject(fields: NewProject): Promise<void> {
    await this.metadata.projects.ensure(fields);
    await this.furnish(await this.metadata.projects.get(fields.name));
  }

  /** @throws Problem `unknown-project`, `invalid-parameters`; `conflict` for a currency that amounts forbid */
  async changeProject(name: string, change: ProjectChange): Promise<Project> {
    if (change.currency) await this.checkCurrency(name, change.currency);
    const identity = change.identity && identitySettings(change.identity);
    const project = await this.metadata.projects.update(name, { ...change, identity });
    if (identity !== undefined) await this.ingestion.identity(name).follow();
    if (change.currency) await this.ingestion.countOpenAmounts(name);
    return project;
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

  private async furnish(project: Project): Promise<void> {
    await this.warehouse.createProject(project.name);
    await this.reporting.definitions.ensureNightly(project);
  }

  /** Amounts are stored in the project's currency, those of orders that wait as well: another one would only rename them. */
  private async checkCurrency(name: string, wanted: string): Promise<void> {
    const { currency } = await this.metadata.projects.get(name);
    if (currency === null || currency === wanted) return;
    if (!(await this.hasAmounts(name))) return;
    const detail = `currency: the orders are stored in ${currency}; make another project for another currency`;
    throw Problem.because('conflict', 'stored-currency', detail);
  }

  private async hasAmounts(project: string): Promise<boolean> {
    const status = await this.ingestion.status(project);
    if (pricedTables.some((table) => status[table].waiting > 0)) return true;
    const sql = pricedTables.map((table) => `(select 1 from ${table} limit 1)`).join(' union all ');
    return (await this.warehouse.project(project).rows({ sql })).rows.length > 0;
  }

  /** Loads what was accepted, then closes everything. */
  async close(): Promise<void> {
    await this.erasures.close();
    await this.ingestion.close();
    await this.warehouse.close();
    await this.metadata.close();
  }
}
