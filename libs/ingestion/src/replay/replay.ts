import { readFileSync } from 'node:fs';
import { Problem } from '#core';
import { parseMapping } from '../import/mapping.js';
import { type Reason, ReasonCounts } from '../import/reason-counts.js';
import type { Ingestion } from '../ingestion.js';
import type { CustomerFields } from '../protocols/customer.mapping.js';
import { Rejection } from '../rows/rejection.js';
import { RowReader, storedColumns } from '../rows/row-reader.js';
import type { RowContext, TableName } from '../rows/row-type.js';
import { storedTime } from '../rows/time.cell.js';
import { frameKinds } from '../spool/frame.js';
import { isOlder, knownProfile } from '../webhooks/shop-profile.js';
import { type KeptRow, type RowAgain, rowsAgain, type Unreadable } from './raw-rows.js';

const read = (name: string) => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
const [openRejected, markReplayed] = [read('open-rejected'), read('mark-replayed')];

/** Which rejected rows are sent again, and how. */
export interface ReplayRequest {
  table?: TableName;
  /** Only those that were rejected for this reason. */
  code?: string;
  /** Only those that came at this time or later. */
  since?: Date;
  /** Takes the place of the mapping that they were read by; needs a table. */
  mapping?: unknown;
  /** Check every row, take and mark none. */
  dryRun?: boolean;
}

/** read = accepted + rejected + unreadable. */
export interface ReplaySummary {
  dryRun: boolean;
  /** Rejected rows that were looked at. */
  read: number;
  /** Those that are taken now, and are open no longer. */
  accepted: number;
  /** Those that are rejected again, and stay open. */
  rejected: number;
  reasons: Reason[];
  /** Those whose text cannot be read again by itself: they stay open, and their file has to be imported again. */
  unreadable: Record<Unreadable, number>;
  /** Rows that were taken, by table: an order of a file may have a refund with it. */
  tables: Partial<Record<TableName, number>>;
}

/** Bounds what a batch of the longest texts holds in memory. */
const batchRows = 1_000;

/**
 * Sends kept rejected rows through the checks again. Rows that pass are spooled, and only then their notes are marked: a
 * crash in between repeats rows that are equal.
 * @throws Problem `unknown-project`, `invalid-parameters` for a mapping that does not fit, `too-many-requests`
 */
export async function replayRejected(
  ingestion: Ingestion,
  project: string,
  request: ReplayRequest = {},
): Promise<ReplaySummary> {
  const { table = '', code = '', since = new Date(0), mapping, dryRun = false } = request;
  if (mapping !== undefined && table === '') {
    throw new Problem('invalid-parameters', 'a mapping needs the table that its rows are for');
  }
  if (mapping !== undefined && table !== '') parseMapping(table, mapping);
  const context = await ingestion.context(project);
  const replay = new Replay(ingestion, project, context, mapping, dryRun);
  const filter = { table, code, since: storedTime(since.getTime()), before: storedTime(context.now + 1) };
  const warehouse = ingestion.warehouseOf(project);
  for (let after = ''; ;) {
    const params = { ...filter, after, rows: batchRows };
    const { rows } = await warehouse.rows<KeptRow>({ sql: openRejected, params });
    if (rows.length === 0) return replay.summary();
    await replay.take(rows);
    after = rows.at(-1)!.id;
  }
}

/** One replay under way. */
class Replay {
  private readonly readers = new Map<TableName, RowReader>();
  private readonly reasons = new ReasonCounts();
  private readonly unreadable: Record<Unreadable, number> = { 'part-of-a-file': 0, cut: 0 };
  private readonly tables: Partial<Record<TableName, number>> = {};
  /** What webhooks changed or may change, as later ones of the same replay build on it. */
  private readonly profiles = new Map<string, CustomerFields | undefined>();
  private looked = 0;
  private accepted = 0;

  constructor(
    private readonly ingestion: Ingestion,
    private readonly project: string,
    private readonly context: RowContext,
    private readonly mapping: unknown,
    private readonly isDry: boolean,
  ) {}

  async take(batch: readonly KeptRow[]): Promise<void> {
    const lines = new Map<TableName, string[]>();
    const ids: string[] = [];
    const { currency } = this.context;
    for (const kept of batch) {
      this.looked += 1;
      const own = await this.linesOf(kept);
      if (!own) continue;
      ids.push(kept.id);
      for (const { table, line } of own) {
        lines.set(table, [...(lines.get(table) ?? []), line]);
        this.tables[table] = (this.tables[table] ?? 0) + 1;
      }
    }
    this.accepted += ids.length;
    if (this.isDry || ids.length === 0) return;
    if (currency === undefined && this.context.currency !== undefined) {
      const counts = await this.ingestion.setCurrency(this.project, this.context.currency);
      if (counts !== this.context.currency) {
        throw new Problem('conflict', `The project took the currency ${counts} meanwhile; replay once more`);
      }
    }
    for (const [table, own] of lines) await this.spool(table, own);
    const params = { ids, at: storedTime(this.context.now) };
    await this.ingestion.warehouseOf(this.project).command({ sql: markReplayed, params });
  }

  summary(): ReplaySummary {
    return {
      dryRun: this.isDry,
      read: this.looked,
      accepted: this.accepted,
      rejected: this.reasons.total,
      reasons: this.reasons.list(),
      unreadable: this.unreadable,
      tables: this.tables,
    };
  }

  /** The stored lines of a kept row, all of them or none. */
  private async linesOf(kept: KeptRow): Promise<{ table: TableName; line: string }[] | undefined> {
    try {
      const rows = await rowsAgain(kept, this.mapping, this.context, (customer) => this.profile(customer));
      if (typeof rows !== 'string') {
        const lines = rows.map((row) => ({ table: row.table, line: this.lineOf(row) }));
        for (const row of rows) this.note(row);
        return lines;
      }
      this.unreadable[rows] += 1;
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.reasons.add(error);
    }
    return undefined;
  }

  private async profile(customer: string | undefined): Promise<CustomerFields | undefined> {
    if (customer === undefined) return undefined;
    if (!this.profiles.has(customer)) {
      this.profiles.set(customer, await knownProfile(this.ingestion, this.project, customer, this.context));
    }
    return this.profiles.get(customer);
  }

  private note(again: RowAgain): void {
    if (again.table !== 'customers' || !('row' in again)) return;
    const row = again.row as CustomerFields;
    const id = String(row.customerId);
    if (this.profiles.has(id) && !isOlder(row, this.profiles.get(id))) this.profiles.set(id, row);
  }

  private lineOf(again: RowAgain): string {
    const { table } = again;
    if (!('cells' in again)) return this.reader(table).read(again.row).line;
    const width = storedColumns(table).length;
    if (again.cells.length === width) return JSON.stringify(again.cells);
    throw new Rejection('invalid-record', `has ${again.cells.length} cells, but ${table} have ${width}`);
  }

  private reader(table: TableName): RowReader {
    const reader = this.readers.get(table) ?? new RowReader(table, this.context);
    this.readers.set(table, reader);
    return reader;
  }

  private async spool(table: TableName, lines: readonly string[]): Promise<void> {
    const payload = Buffer.from(`${lines.join('\n')}\n`);
    const frame = { kind: frameKinds.rows, count: lines.length, payload };
    await this.ingestion.append(this.project, table, [frame], 'requests');
  }
}
