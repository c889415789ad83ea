import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '#core';
import type { IngestResult } from '#ingestion';
import type { Grant } from '#metadata';
import type { Clientele } from '#runtime';
import { presentedKey } from '../http/authentication.guard.js';
import type { Pressure } from '../http/pressure.js';
import { toProblem } from '../http/problem.filter.js';
import type { RateLimit } from '../http/rate-limit.js';
import { logAnswer } from '../http/request.log.js';
import type { ServerMetrics } from '../metrics/server.metrics.js';
import { takeBody } from './event.body.js';

const route = '/v1/events';
/** Headers that each answer has of its own. */
const own = ['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding'];

/** What the lane shares with the route. */
export interface LaneParts {
  clientele: Clientele;
  metrics: ServerMetrics;
  rate: RateLimit;
  pressure: Pressure;
}

/**
 * POST /v1/events past the framework: pages send their events one by one, and most of what such a request costs is the way to the
 * route and back. The lane takes plain requests of good keys and checks, counts and answers them as the route does; every other
 * request, and every one that is refused before its body, goes to the route itself. The headers of its answers are those that the
 * route's first answer had.
 */
export class EventLane {
  private headers: readonly string[] | undefined;
  private listeners: RequestListener[] = [];

  constructor(
    private readonly fastify: FastifyInstance,
    private readonly parts: LaneParts,
  ) {
    fastify.addHook('onResponse', (request, reply, done) => {
      const isModel = reply.statusCode === 202 && request.routeOptions.url === route && !this.isClosing;
      if (this.headers === undefined && isModel) this.headers = constant(reply.getHeaders());
      done();
    });
    fastify.addHook('preClose', (done) => {
      // The framework ends connections with their next answer now.
      this.isClosing = true;
      this.headers = undefined;
      done();
    });
  }

  private isClosing = false;

  /** Stands before the framework from now on; the server listens already. */
  open(): void {
    const { server } = this.fastify;
    this.listeners = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (this.isPlain(request)) void this.take(request, response);
      else this.pass(request, response);
    });
  }

  private isPlain({ method, url, headers }: IncomingMessage): boolean {
    if (method !== 'POST' || url !== route || this.headers === undefined) return false;
    if (headers['content-encoding'] !== undefined || headers.authorization === undefined) return false;
    const bytes = Number(headers['content-length'] ?? 0);
    return bytes > 0 && bytes <= this.parts.clientele.config.MAX_BODY_BYTES && !this.parts.pressure.isHigh;
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    for (const listener of this.listeners)
      listener.call(this.fastify.server, request as never, response as never);
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const begin = performance.now();
    const { clientele } = this.parts;
    const grant = await this.grantOf(request).catch(() => undefined);
    const type = request.headers['content-type'];
    const intake =
      grant && (await clientele.ingestion.begin(grant.project, 'events', type).catch(() => undefined));
    // The headers are gone when the server closes; what has begun by then is answered all the same.
    const { headers } = this;
    if (!grant || !intake || !headers) return this.pass(request, response);
    try {
      const result = await takeBody(request, intake, clientele.config.BODY_IDLE_SECONDS);
      this.answer(response, headers, result);
    } catch (error) {
      this.refuse(request, response, headers, toProblem(error, this.fastify.log));
    }
    this.note(response.statusCode, performance.now() - begin, grant.project);
  }

  /** What the request's key grants when that is enough; what is refused is refused by the route. */
  private async grantOf({ headers }: IncomingMessage): Promise<Grant | undefined> {
    const key = presentedKey(headers.authorization!);
    const grant = key === undefined ? undefined : await this.parts.clientele.metadata.keys.verify(key);
    if (!grant?.scopes.includes('ingest')) return undefined;
    this.parts.rate.count(`key:${grant.keyId}`);
    return grant;
  }

  private answer(response: ServerResponse, headers: readonly string[], result: IngestResult): void {
    const body = JSON.stringify(result);
    const length = String(Buffer.byteLength(body));
    const type = 'application/json; charset=utf-8';
    const last = this.isClosing ? ['connection', 'close'] : [];
    response.writeHead(202, [...headers, 'content-type', type, 'content-length', length, ...last]);
    response.end(body);
  }

  private refuse(
    request: IncomingMessage,
    response: ServerResponse,
    constants: readonly string[],
    problem: Problem,
  ): void {
    const body = JSON.stringify(problem.toJSON());
    const headers = [...constants, 'content-length', String(Buffer.byteLength(body))];
    headers.push('content-type', 'application/problem+json; charset=utf-8');
    if (problem.retryAfterSeconds) headers.push('retry-after', String(problem.retryAfterSeconds));
    // A body that was not read to its end would be taken for the next request.
    if (!request.complete || this.isClosing) headers.push('connection', 'close');
    response.writeHead(problem.status, headers);
    response.end(body);
  }

  private note(status: number, milliseconds: number, project: string): void {
    this.parts.metrics.observe('POST', route, status, milliseconds / 1000);
    logAnswer(this.fastify.log, { method: 'POST', route, status, milliseconds, project });
  }
}

/** The headers that every answer of the route has, name after value. */
function constant(headers: Record<string, unknown>): string[] {
  return Object.entries(headers)
    .filter(([name]) => !own.includes(name.toLowerCase()))
    .flatMap(([name, value]) => [name, String(value)]);
}
