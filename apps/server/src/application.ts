import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core';
import type { Clientele } from '#runtime';
import { createAdapter } from './http/adapter.js';
import { sendProblem } from './http/problem.filter.js';
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
  await app.init();
  adapter.getInstance().setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    sendProblem(
      reply,
      new Problem('not-found', `${request.method} ${request.url.split('?')[0]!.slice(0, 200)}`),
    );
  });
  const { HOST, PORT } = clientele.config;
  await app.listen(PORT, HOST);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  return { url: `http://${host}:${port}`, close: () => app.close() };
}
