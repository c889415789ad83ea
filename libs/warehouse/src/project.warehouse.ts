import type { Readable } from 'node:stream';
import type { Connection } from './client/connection.js';
import { insertSettings, insertStatement, selectSettings } from './client/insert.statement.js';
import { streamOf } from './client/stream.source.js';
import type { Answer, ExportFormat, InsertBody, InsertOptions, Question, ReadOptions } from './question.js';

/** The warehouse of one project: one database, which its queries cannot leave. */
export interface ProjectWarehouse {
  readonly project: string;
  /** `clientele_<project>` */
  readonly database: string;

  /**
   * Asks as the reader; the rows come at once, so ask for what fits into memory.
   *
   * @throws Problem `query-timeout`, `query-too-large`, `warehouse-unavailable`, `cancelled`
   * @throws WarehouseError when ClickHouse refuses the question
   */
  rows<T>(question: Question, options?: ReadOptions): Promise<Answer<T>>;

  /**
   * Asks as the reader; the answer's bytes come as ClickHouse writes them. The stream fails, with the errors of
   * {@link rows}, when the query fails on its way: what came until then is not an answer.
   */
  stream(question: Question, format: ExportFormat, options?: ReadOptions): Promise<Readable>;

  /**
   * Inserts the body as one block, whole or not at all.
   *
   * @throws Problem `warehouse-unavailable` when it is unknown whether the rows arrived; try again with the same token
   * @throws WarehouseError when a row does not fit its table
   */
  insert(table: string, body: InsertBody, options?: InsertOptions): Promise<void>;

  /**
   * Runs a statement that changes something (DDL, INSERT SELECT, ALTER DELETE) as the writer, to its end. With a token
   * an INSERT SELECT is one block, and a second one with the same token does nothing.
   *
   * @throws Problem `warehouse-unavailable` when it is unknown whether it ran
   */
  command(question: Question, options?: Pick<InsertOptions, 'token' | 'signal'>): Promise<void>;
}

interface JsonAnswer<T> {
  data: T[];
  statistics: { rows_read: number };
}

/** Makes the {@link ProjectWarehouse} of `project` over a connection to its database. */
export function projectWarehouse(
  project: string,
  database: string,
  connection: Connection,
): ProjectWarehouse {
  return {
    project,
    database,
    rows: (question, options) => rowsOf(connection, question, asRequest(options)),
    stream: (question, format, options) => connection.read(formatted(question, format), asRequest(options)),
    insert: async (table, body, options = {}) =>
      connection.send(insertStatement(table, options), streamOf(body), {
        role: 'writer',
        signal: options.signal,
        settings: insertSettings(options),
      }),
    command: (question, { token, signal } = {}) =>
      connection.change(question, {
        role: 'writer',
        signal,
        settings: token === undefined ? undefined : selectSettings({ token }),
      }),
  };
}

/** The rows of a question, asked over any connection. */
export async function rowsOf<T>(
  connection: Connection,
  question: Question,
  request: Parameters<Connection['read']>[1],
): Promise<Answer<T>> {
  const start = performance.now();
  const body = await connection.readAll(formatted(question, 'JSON'), request);
  const { data, statistics } = JSON.parse(body.toString()) as JsonAnswer<T>;
  return { rows: data, rowsRead: Number(statistics.rows_read), milliseconds: performance.now() - start };
}

function asRequest(options: ReadOptions = {}) {
  return { role: options.profile ?? ('interactive' as const), signal: options.signal };
}

/** The line break keeps a comment at the end of the question from swallowing the format. */
function formatted(question: Question, format: string): Question {
  return { ...question, sql: `${question.sql}\nformat ${format}` };
}
