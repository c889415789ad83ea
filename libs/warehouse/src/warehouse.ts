import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isProjectName, Problem } from '#core';
import { type Access, localAccess, serverAccess } from './client/access.js';
import { Connection } from './client/connection.js';
import { waitForLock } from './engine/file.lock.js';
import { LocalEngine } from './engine/local.engine.js';
import { silentLog, type WarehouseLog } from './log.js';
import { type CheckResult, runChecks } from './migrations/checks.js';
import { migrate } from './migrations/migrator.js';
import { sqlFolder } from './migrations/sql.folder.js';
import { projectWarehouse, type ProjectWarehouse, rowsOf } from './project.warehouse.js';
import type { Answer, Question, ReadOptions } from './question.js';

export interface WarehouseOptions {
  /** the folder that holds Clientele's data; the local engine lives in its folder `engine` */
  home: string;
  /** a ClickHouse server to use instead of the local engine; user and password may stand in it */
  url?: string;
  user?: string;
  password?: string;
  /** bytes that the local engine may use, or that a server's queries are to be capped by */
  memory?: number;
  log?: WarehouseLog;
  /** where migrations, views and checks are; the installation's own when absent */
  sqlFolder?: string;
}

const migrationMilliseconds = 600_000;

/** The way to ClickHouse: a server where `url` names one, else the engine of this home, started or joined. */
export class Warehouse {
  private readonly connections = new Map<string, Connection>();

  private constructor(
    private readonly options: WarehouseOptions,
    private readonly access: Access,
    private readonly log: WarehouseLog,
  ) {}

  /**
   * Opens the warehouse of a home.
   *
   * @throws Error when the local engine cannot be started
   */
  static async open(options: WarehouseOptions): Promise<Warehouse> {
    const log = options.log ?? silentLog;
    const { url } = options;
    const access =
      url === undefined
        ? localAccess(new LocalEngine({ home: options.home, memory: options.memory, log }))
        : serverAccess({ ...options, url });
    const warehouse = new Warehouse(options, access, log);
    await access.endpoint();
    return warehouse;
  }

  /**
   * The warehouse of a project, whose database is made and brought up to date first.
   *
   * @throws Problem `invalid-parameters` when `name` cannot name a project
   * @throws Error that names the file when a migration was edited, is missing or fails
   */
  async createProject(name: string): Promise<ProjectWarehouse> {
    const project = this.project(name);
    const locks = resolve(this.options.home);
    mkdirSync(locks, { recursive: true, mode: 0o700 });
    const lock = await waitForLock(join(locks, `migrate-${name}.lock`), migrationMilliseconds);
    try {
      await this.connection('default').change(
        {
          sql: 'create database if not exists {database:Identifier}',
          params: { database: project.database },
        },
        { role: 'writer' },
      );
      await migrate(project, this.sqlFolder);
    } finally {
      lock.release();
    }
    return project;
  }

  /**
   * The warehouse of a project that was made before.
   *
   * @throws Problem `invalid-parameters` when `name` cannot name a project
   */
  project(name: string): ProjectWarehouse {
    if (!isProjectName(name)) {
      throw new Problem(
        'invalid-parameters',
        'A project is named by a letter and up to 47 letters, digits, hyphens and underscores, all lower case.',
      );
    }
    const database = `clientele_${name}`;
    return projectWarehouse(name, database, this.connection(database));
  }

  /** Counts, for every rule in sql/checks, the rows of a project that break it. */
  checks(name: string): Promise<CheckResult[]> {
    return runChecks(this.project(name), this.sqlFolder);
  }

  /** Looks at the engine itself (system tables) as its administrator. For operators and tests, never for analyses. */
  inspect<T>(question: Question, options: ReadOptions = {}): Promise<Answer<T>> {
    return rowsOf<T>(this.connection('default'), question, { role: 'admin', signal: options.signal });
  }

  /** Closes the connections and stops the engine if this process started it. */
  async close(): Promise<void> {
    for (const connection of this.connections.values()) await connection.close();
    await this.access.close();
  }

  private get sqlFolder(): string {
    return this.options.sqlFolder ?? sqlFolder();
  }

  private connection(database: string): Connection {
    const known = this.connections.get(database);
    if (known) return known;
    const connection = new Connection(this.access, database, this.log);
    this.connections.set(database, connection);
    return connection;
  }
}
