import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core';
import { installationFolder } from '#runtime';
import { sendProblem } from '../http/problem.filter.js';

/** Paths that belong to the API: what is not found there is a problem and never a page. */
const apiPath = /^\/(v1|auth|livez|readyz|metrics|openapi\.json|docs)(\/|\?|$)/;

const hashedAsset = /\/assets\//;

/** Serves the built dashboard; an address that is a page of it gets its document, anything else a problem. */
export async function serveDashboard(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const root = join(installationFolder(), 'dist/apps/dashboard');
  const isBuilt = existsSync(join(root, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      setHeaders: (response, path) => {
        const age = hashedAsset.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
        void response.header('cache-control', age);
      },
    });
  }
  await app.init();
  fastify.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const isPage =
      isBuilt &&
      request.method === 'GET' &&
      !apiPath.test(request.url) &&
      !/\.\w+$/.test(request.url.split('?')[0]!);
    if (isPage) return reply.sendFile('index.html');
    const path = request.url.split('?')[0]!.slice(0, 200);
    sendProblem(reply, new Problem('not-found', `${request.method} ${path}`));
    return reply;
  });
}
