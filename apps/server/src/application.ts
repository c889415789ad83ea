import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
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
import { allowOtherOrigins } from './protocols/cross-origin.js';
import { ServerModule } from './server.module.js';

/** A listening server. */
export interface RunningServer {
  readonly url: string;
  /** Stops accepting and waits for what is being answered. */
  close(): Promise<void>;
}

/** Serves `clientele` on HOST and PORT of its configuration. */
export async function listen(clientele: Clientele): Promise<RunningServer> {
  const adapter = createAdapter();
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule.for(clientele), adapter, {
    bodyParser: false,
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
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
  allowOtherOrigins(adapter.getInstance());
  await serveDashboardFiles(app);
  const { HOST, PORT } = clientele.config;
  await app.listen(PORT, HOST);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  return { url: `http://${host}:${port}`, close: () => app.close() };
}
