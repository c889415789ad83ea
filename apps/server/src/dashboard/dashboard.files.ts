import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { dashboardFolder } from './dashboard.controller.js';

/** Serves the files of the built dashboard; those whose name holds their hash are kept by browsers for ever. */
export async function serveDashboardFiles(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(dashboardFolder)) return;
  await app.register(fastifyStatic, {
    root: dashboardFolder,
    wildcard: false,
    index: false,
    // The build has left each file gzipped beside itself.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('vary', 'accept-encoding');
      const isHashed = path.includes('/assets/');
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
