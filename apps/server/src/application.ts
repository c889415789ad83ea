import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '#core';
import type { Clientele } from '#runtime';
import { serveDashboardFiles } from './dashboard/dashboard.files.js';
import { createAdapter } from './http/adapter.js';
import { contentSecurityPolicy } from './http/content-security-policy.js';
import { refuseUnderPressure } from './http/pressure.js';
import { RateLimit } from './http/rate-limit.js';
import { logAnswers } from './http/request.log.js';
import { EventLane } from './ingestion/event.lane.js';
import { ServerMetrics } from './metrics/server.metrics.js';
import { allowOtherOrigins } from './protocols/cross-origin.js';
import { ServerModule } from './server.module.js';

/** A listening server. */
export interface RunningServer {
  readonly url: string;
  /** Stops accepting and waits for what is being answered, three seconds at the most. */
  close(): Promise<void>;
}

/**
 * Serves `clientele` on HOST and PORT of its configuration; its log goes to stderr unless told otherwise.
 * @throws Problem `conflict` when the port cannot be had
 */
export async function listen(clientele: Clientele, log: Writable = process.stderr): Promise<RunningServer> {
  const { HOST, PORT, LOG_LEVEL, MAX_EVENT_LOOP_DELAY } = clientele.config;
  const adapter = createAdapter(LOG_LEVEL, log);
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule.for(clientele), adapter, {
    bodyParser: false,
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  app.get(ServerMetrics).watch(fastify);
  logAnswers(fastify);
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false,
  });
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too-many-requests', 'Too many attempts', [], { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
  const pressure = refuseUnderPressure(fastify, MAX_EVENT_LOOP_DELAY);
  const [metrics, rate] = [app.get(ServerMetrics), app.get(RateLimit)];
  const lane = new EventLane(fastify, { clientele, metrics, rate, pressure });
  allowOtherOrigins(fastify);
  await serveDashboardFiles(app);
  await app.init();
  // Not by Nest, which would log a failure beside what its caller says of it.
  await fastify.listen({ host: HOST, port: PORT }).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw new Problem('conflict', portProblem(error, HOST, PORT), [], { cause: error });
  });
  lane.open();
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  return { url: `http://${host}:${port}`, close: () => closeSoon(app) };
}

function portProblem({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} is in use; set PORT to another one, or to 0 for any`;
  return `cannot listen on port ${port} of ${host} (${code ?? message}); HOST and PORT say where`;
}

const closeMilliseconds = 3_000;

/** A client that sends or reads a byte now and then must not keep the server from stopping. */
async function closeSoon(app: NestFastifyApplication): Promise<void> {
  const timer = setTimeout(() => app.getHttpServer().closeAllConnections(), closeMilliseconds);
  await app.close();
  clearTimeout(timer);
}
