import { addAbortSignal, finished, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client';
import { Problem, TimeLimit } from '#core';
import { type Role, secondsOf, type Settings } from '../engine/settings.js';
import type { WarehouseLog } from '../log.js';
import type { Question } from '../question.js';
import type { Access, Endpoint } from './access.js';
import { FailingStream } from './failing.stream.js';
import { formBody } from './form.body.js';
import { isAbort, isConnectionError, toWarehouseError, unavailable } from './warehouse.error.js';
import { streamOf } from './stream.source.js';

export interface Request {
  role: Role;
  signal?: AbortSignal;
  settings?: Settings;
}

interface Open {
  endpoint: Endpoint;
  client: ClickHouseClient;
}

const idleSocketMilliseconds = 5000;
const openConnections = 32;
const graceSeconds = 15;

/** The requests of one database: picks the role's user, finds the engine again when it moved, maps every error. */
export class Connection {
  private open: Open | undefined;

  constructor(
    private readonly access: Access,
    private readonly database: string,
    private readonly log: WarehouseLog,
  ) {}

  /** The answer's bytes, asked for a second time when the engine was lost before they came. */
  async read(question: Question, request: Request): Promise<Readable> {
    return this.again(() => this.ask(question, request), request.signal);
  }

  /** As {@link read}, but the whole answer at once; it is asked for again even when the engine dies half-way. */
  async readAll(question: Question, request: Request): Promise<Buffer> {
    return this.again(async () => buffer(await this.ask(question, request)), request.signal);
  }

  /** Runs what changes something, once. @throws Problem `warehouse-unavailable` when it is unknown whether it ran */
  async change(question: Question, request: Request): Promise<void> {
    await this.once(async () => void (await buffer(await this.ask(question, request))), request.signal);
  }

  /** Sends `body` as the data of the insert `statement`, once. An error of the body itself is thrown as it is. */
  async send(statement: string, body: Readable, request: Request): Promise<void> {
    let broken: Error | undefined;
    body.once('error', (error) => (broken = error));
    await this.once(async () => {
      const { client, endpoint } = await this.opened();
      const { stream } = await client.exec({
        query: statement,
        values: body,
        ...parameters(endpoint, request),
      });
      if (request.signal) addAbortSignal(request.signal, stream);
      await buffer(stream);
    }, request.signal).catch((error: Error) => {
      throw broken ?? error;
    });
  }

  async close(): Promise<void> {
    await this.open?.client.close();
    this.open = undefined;
  }

  private async ask(question: Question, request: Request): Promise<Readable> {
    // The client listens for a later abort only.
    request.signal?.throwIfAborted();
    const { body, contentType } = formBody(question);
    const { client, endpoint } = await this.opened();
    request.signal?.throwIfAborted();
    const limit = new TimeLimit(waitMilliseconds(request.role), request.signal);
    try {
      const { stream, response_headers: headers } = await client.exec({
        query: '',
        values: streamOf(body),
        http_headers: { 'Content-Type': contentType },
        ...parameters(endpoint, { ...request, signal: limit.signal }),
      });
      const tag = headers['x-clickhouse-exception-tag'];
      const answer = guarded(stream, typeof tag === 'string' ? tag : 'none', request.signal);
      // From the answer's head on, the client does not look at the signal any more.
      const giveUp = () => answer.destroy(mapped(limit.signal.reason as Error, request.signal));
      limit.signal.addEventListener('abort', giveUp, { once: true });
      return answer.once('close', () => limit.end());
    } catch (error) {
      limit.end();
      throw error;
    }
  }

  /** The client for where the engine is now. */
  private async opened(): Promise<Open> {
    const endpoint = await this.found();
    const last = this.open;
    if (last?.endpoint.url === endpoint.url) return { endpoint, client: last.client };
    const open = { endpoint, client: this.connect(endpoint) };
    this.open = open;
    await last?.client.close();
    return open;
  }

  private async found(): Promise<Endpoint> {
    try {
      return await this.access.endpoint();
    } catch (error) {
      throw this.away(error as Error);
    }
  }

  private connect({ url }: Endpoint): ClickHouseClient {
    return createClient({
      url,
      database: this.database,
      max_open_connections: openConnections,
      // The limits of the roles end a query; this one only ends a connection on which nothing moves any more.
      request_timeout: (secondsOf('export') + 60) * 1000,
      keep_alive: { enabled: true, idle_socket_ttl: idleSocketMilliseconds },
      // The client's own messages quote SQL and values; errors reach our log through us.
      log: { level: ClickHouseLogLevel.OFF },
    });
  }

  private async again<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!signal?.aborted && isAbort(error)) await this.recover();
      if (signal?.aborted || !isLoss(error)) throw mapped(error, signal);
      this.log.warn('the warehouse was lost during a read, which is asked again');
    }
    await this.recover();
    return this.once(attempt, signal);
  }

  private async once<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      const isCancelled = signal?.aborted && !isTimeUp(signal);
      if (!isCancelled && (isLoss(error) || isAbort(error))) await this.recover();
      throw mapped(error, signal);
    }
  }

  private async recover(): Promise<void> {
    try {
      await this.access.recover();
    } catch (error) {
      throw this.away(error as Error);
    }
  }

  private away(error: Error): Problem {
    this.log.error('the warehouse cannot be reached', { reason: error.message });
    return unavailable();
  }
}

/** Whether the caller gave up because it took too long: then it is looked whether the engine hangs. */
function isTimeUp({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

function isLoss(error: unknown): boolean {
  return isConnectionError(error) || (error instanceof Problem && error.code === 'warehouse-unavailable');
}

function mapped(error: unknown, signal: AbortSignal | undefined): Error {
  return signal?.aborted ? new Problem('cancelled', 'The request was cancelled.') : toWarehouseError(error);
}

function parameters(endpoint: Endpoint, { role, signal, settings }: Request) {
  return {
    auth: endpoint.credentials(role),
    clickhouse_settings: { ...endpoint.settings(role), ...settings } as ClickHouseSettings,
    abort_signal: signal,
  };
}

/** The server ends a query that takes too long; an answer that is not whole even so is given up a little later. */
function waitMilliseconds(role: Role): number {
  return (secondsOf(role) + graceSeconds) * 1000;
}

/** The answer's bytes as a stream that ends well only when the answer is whole. */
function guarded(stream: Readable, tag: string, signal: AbortSignal | undefined): Readable {
  const output = new FailingStream(tag);
  // Told of an end without an answer's last byte, too, which a stream may come to without an error.
  finished(stream, (error) => {
    if (error) output.destroy(output.told() ?? mapped(error, signal));
  });
  stream.pipe(output);
  output.on('close', () => stream.destroy());
  return output;
}
