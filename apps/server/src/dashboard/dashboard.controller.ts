import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core';
import { installationFolder } from '#runtime';
import { Open } from '../http/principal.js';

/** Where the build puts the dashboard. */
export const dashboardFolder = join(installationFolder(), 'dist/apps/dashboard');

/** Paths that belong to the API: what is not found there is a problem and never a page. */
const apiPath = /^\/(v1|auth|livez|readyz|metrics|openapi\.json|docs)(\/|$)/;

/** Every address that is no file and no route is a page of the dashboard; its document finds the rest. */
@Controller()
@Open()
export class DashboardController {
  @Get('*')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = request.url.split('?')[0]!;
    const isPage = !apiPath.test(path) && !/\.\w+$/.test(path);
    if (!isPage || !existsSync(join(dashboardFolder, 'index.html'))) {
      throw new Problem('not-found', `GET ${path.slice(0, 200)}`);
    }
    await reply.sendFile('index.html');
  }
}
