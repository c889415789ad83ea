import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Clock, Problem, systemClock } from '#core';
import type { Metadata } from '#metadata';
import { type ProjectWarehouse, silentLog, type Warehouse, type WarehouseLog } from '#warehouse';
import { parseRow } from './body/row-parser.js';
import type { RawRow } from './body/raw-row.js';
import { BodyIntake } from './body-intake.js';
import { isPriced, OpenAmounts } from './currency/open-amounts.js';
import { ErasedPeople } from './erasure/erased-people.js';
import { Identity } from './identity/identity.js';
import { importFile, type ImportOptions, type ImportSummary } from './import/import-file.js';
import { ledgerOf, type TableStatus } from './load/ledger.js';
import { RefundSources } from './load/refund-sources.js';
import { Loaders } from './loaders.js';
import { ProjectSettingsCache } from './project-settings.js';
import { KnownRows } from './protocols/known-rows.js';
import { MessageIntake, type MessageRequest } from './protocols/message-intake.js';
import { type RejectedRow, Rejection } from './rows/rejection.js';
import { RowReader } from './rows/row-reader.js';
import type { RowContext, TableName } from './rows/row-type.js';
import type { Frame } from './spool/frame.js';
import { Spool, type SpoolLane } from './spool/spool.js';

export interface IngestionOptions {
  /** The home; the spool is its folder `spool`. */
  home: string;
  warehouse: Warehouse;
  metadata: Metadata;
  clock?: Clock;
  log?: WarehouseLog;
  /** Bytes that may wait for the warehouse before requests are answered with 429; default 4 GB. */
  maxSpoolBytes?: number;
  /** Bytes that stay free on the disk of the spool; default 64 MB. */
  minFreeBytes?: number;
  /** How long the first attempt to load a segment may take; later ones may take longer. Default two minutes. */
  loadMilliseconds?: number;
}

export interface IngestOptions {
  contentType?: string;
  /** Answer when the rows can be read, instead of when they are safe. */
  wait?: boolean;
}

/** received = accepted + rejectedCount. */
export interface IngestResult {
  received: number;
  accepted: number;
  /** The first thousand, by index. */
  rejected: RejectedRow[];
  rejectedCount: number;
  /** Whether more rows were rejected than are listed. */
  truncated: boolean;
}

const waitMilliseconds = 60_000;
const settleMilliseconds = 5_000;
const closeMilliseconds = 6_000;
const loadMilliseconds = 120_000;

/** The one way in: validates rows, makes them durable, and loads them into the warehouse. */
export class Ingestion {
  private readonly settings: ProjectSettingsCache;
  private readonly clock: Clock;
  /** The orders and profiles that messages and webhooks change. */
  readonly known = new KnownRows(() => this.spool);
  private readonly erasedPeople = new Map<string, ErasedPeople>();
  private readonly identities = new Map<string, Identity>();
  private readonly openAmountsOf = new Map<string, OpenAmounts>();
  readonly spool: Spool;
  readonly loaders: Loaders;

  private constructor(private readonly options: IngestionOptions) {
    const log = options.log ?? silentLog;
    this.clock = options.clock ?? systemClock;
    this.settings = new ProjectSettingsCache(options.metadata);
    const patience = options.loadMilliseconds ?? loadMilliseconds;
    this.loaders = new Loaders(
      () => this.spool,
      options.warehouse,
      log,
      patience,
      (project) => ({
        erased: this.erased(project),
        identity: this.identity(project),
        openAmounts: this.openAmounts(project),
        refundSources: new RefundSources(() => this.refreshViews(project)),
      }),
    );
    this.spool = new Spool({
      folder: join(options.home, 'spool'),
      maxBytes: options.maxSpoolBytes ?? 4 * 1024 ** 3,
      minFreeBytes: options.minFreeBytes ?? 64 * 1024 ** 2,
      onReady: (project, table) => this.loaders.of(project, table).kick(),
      isBusy: (project, table) => this.loaders.of(project, table).isBusy,
      log: (level, message) => log[level](message),
    });
  }

  /** Opens the spool of a home and goes on loading what an earlier process left there. */
  static async open(options: IngestionOptions): Promise<Ingestion> {
    const ingestion = new Ingestion(options);
    await ingestion.loaders.start();
    return ingestion;
  }

  /**
   * Takes the rows of a body: one object, an array, or NDJSON. Answers when every accepted row is on the disk.
   * A body that breaks off after some rows is answered with one more rejected row that says why; the rows before count.
   *
   * @throws Problem `unknown-project`, `invalid-json`, `invalid-encoding` and `invalid-body` for a body without any row,
   *   `too-many-requests` when too much waits for the warehouse, and whatever the body's stream fails with
   */
  async ingest(
    project: string,
    table: TableName,
    body: Readable,
    { contentType, wait = false }: IngestOptions = {},
  ): Promise<IngestResult> {
    const intake = await this.begin(project, table, contentType);
    try {
      for await (const chunk of body) await intake.push(chunk as Buffer);
    } catch (error) {
      return intake.fail(error, wait);
    }
    return intake.end(wait);
  }

  /** Begins to take a body in. @throws Problem `unknown-project` */
  async begin(project: string, table: TableName, contentType?: string): Promise<BodyIntake> {
    const context = await this.context(project, isPriced(table));
    return new BodyIntake(this, project, table, context, contentType);
  }

  /**
   * Takes the messages of an SDK as rows of the tables that they are about. Answers when every row is on the disk, or
   * with `wait` when they can be read; `received` counts messages, and a rejected row has the index of its message.
   *
   * @throws Problem `unknown-project`, `too-many-requests` when too much waits for the warehouse, or when what a message
   *   changes cannot be looked up
   */
  async takeMessages(project: string, request: MessageRequest, wait = false): Promise<IngestResult> {
    const context = { ...(await this.context(project)) };
    return new MessageIntake(this, this.known, project, context).take(request, wait);
  }

  /** What rows of the project are read against now. @throws Problem `unknown-project` */
  async context(project: string, needsCurrency = true): Promise<RowContext> {
    const { timeZone, currency } = await this.settings.of(project, needsCurrency);
    const erased = this.erased(project);
    await erased.refresh();
    return { now: this.clock.now().getTime(), timeZone, currency, erased };
  }

  /** The people of a project whose rows are not taken any more. */
  erased(project: string): ErasedPeople {
    let erased = this.erasedPeople.get(project);
    if (!erased) {
      erased = new ErasedPeople(this.options.metadata, project);
      this.erasedPeople.set(project, erased);
    }
    return erased;
  }

  /** Which ids of a project are one person. */
  identity(project: string): Identity {
    let identity = this.identities.get(project);
    if (!identity) {
      identity = new Identity({
        warehouse: this.warehouseOf(project),
        folder: join(this.options.home, 'spool', project),
        settings: () => this.settings.identity(project),
        refreshViews: () => this.refreshViews(project),
      });
      this.identities.set(project, identity);
    }
    return identity;
  }

  /** Has the views of a project be those that its rows ask for. */
  private async refreshViews(project: string): Promise<void> {
    await this.options.warehouse.createProject(project);
  }

  private openAmounts(project: string): OpenAmounts {
    let open = this.openAmountsOf.get(project);
    if (!open) {
      const currency = async () => (await this.settings.of(project)).currency;
      open = new OpenAmounts(currency, this.clock);
      this.openAmountsOf.set(project, open);
    }
    return open;
  }

  /** Has the rows count that were kept until the project's currency, which is set now, was known. */
  async countOpenAmounts(project: string): Promise<void> {
    await this.openAmounts(project).settle(this.warehouseOf(project));
  }

  /** Sets the project's currency when it has none; returns the one that counts. */
  setCurrency(project: string, currency: string): Promise<string> {
    return this.settings.adopt(project, currency);
  }

  /** Sets the project's currency by the first of `rows` that is a valid order and tells one. */
  async adoptCurrency(
    project: string,
    table: TableName,
    rows: readonly RawRow[],
    context: RowContext,
  ): Promise<void> {
    if (table !== 'orders') return;
    const trial = { ...context };
    const reader = new RowReader(table, trial);
    for (const row of rows) {
      try {
        parseRow(row, reader);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
      }
      if (trial.currency !== undefined) {
        context.currency = await this.setCurrency(project, trial.currency);
        return;
      }
    }
  }

  warehouseOf(project: string): ProjectWarehouse {
    return this.options.warehouse.project(project);
  }

  /** Resolves with the segment's id when the frames are safe. @throws Problem `too-many-requests` */
  append(project: string, table: TableName, frames: readonly Frame[], lane: SpoolLane): Promise<string> {
    return this.spool.append(project, table, frames, lane);
  }

  /**
   * Takes a file in: CSV, NDJSON, JSON or Parquet, or what a preset describes; text formats may be gzipped. Resolves when
   * its rows can be read. The rows pass the same checks and the same spool as those of requests.
   *
   * @throws Problem `not-found`, `invalid-parameters` (preset, mapping, unknown columns), `invalid-encoding`, `invalid-body`
   */
  importFile(
    project: string,
    table: TableName,
    path: string,
    options: ImportOptions = {},
  ): Promise<ImportSummary> {
    return importFile(this, project, table, path, { home: this.options.home, ...options });
  }

  /** received = stored + duplicate + rejected + waiting, for every table of the project. */
  status(project: string, signal?: AbortSignal): Promise<Record<TableName, TableStatus>> {
    return ledgerOf(this.spool, project, this.warehouseOf(project), signal);
  }

  /** Loads everything that was accepted so far; resolves when it can be read. */
  async drain(): Promise<void> {
    await this.spool.rollAll();
    await this.loaders.idle();
  }

  /** Loads what is there, for six seconds at the most; the rest stays in the spool for the next start. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, closeMilliseconds)));
    await Promise.race([this.drain(), limit]);
    clearTimeout(timer);
    await this.loaders.close();
  }

  /** Loads what was accepted for a table so far; resolves when it can be read. @throws Problem `warehouse-unavailable` */
  async settle(project: string, table: TableName): Promise<void> {
    const segments = await this.spool.segmentIds(project, table);
    if (segments.length > 0) await this.waitFor(project, table, segments, settleMilliseconds);
  }

  /** Resolves when these segments can be read. @throws Problem `warehouse-unavailable` when that takes too long */
  async waitFor(
    project: string,
    table: TableName,
    segments: Iterable<string>,
    milliseconds = waitMilliseconds,
  ): Promise<void> {
    await this.spool.roll(project, table, 'requests');
    const loader = this.loaders.of(project, table);
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      const problem = new Problem('warehouse-unavailable', 'The rows are safe, but cannot be read yet', [], {
        retryAfterSeconds: 5,
      });
      timer = setTimeout(() => reject(problem), milliseconds);
    });
    await Promise.race([Promise.all([...segments].map((segment) => loader.loaded(segment))), limit]).finally(
      () => clearTimeout(timer),
    );
  }
}
