import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from '#core';
import { Clientele } from '#runtime';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { fileName, mediaType, runView } from './report.views.js';

/** What a report's page may do by itself: nothing but show its styles and pictures. */
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups";

/** Runs of reports by their id, and their files. */
@Controller('v1/report-runs')
@NeedsScope('read')
export class ReportFilesController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get(':id')
  async one(@Caller() { project }: Principal, @Param('id') id: string) {
    const { reportRuns, deliveries } = this.clientele.metadata;
    return runView(await reportRuns.get(project, id), await deliveries.ofRun(id));
  }

  @Get(':id/files/:name')
  async file(
    @Caller() { project }: Principal,
    @Param('id') id: string,
    @Param('name') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const run = await this.clientele.metadata.reportRuns.get(project, id);
    const file = run.files.find(({ path }) => fileName(path) === name);
    if (!file) throw new Problem('not-found', 'the run has no such file');
    const path = join(this.clientele.reporting.maker.root, file.path);
    if (!(await stat(path).catch(() => undefined))) throw new Problem('not-found', 'the file was removed');
    void reply
      .type(mediaType(name))
      .header('content-length', file.bytes)
      .header('content-security-policy', pagePolicy)
      .header('etag', `"${file.sha256}"`)
      .header('cache-control', 'private, no-cache')
      .header(
        'content-disposition',
        `${name.endsWith('.html') ? 'inline' : 'attachment'}; filename="${name}"`,
      );
    await reply.send(createReadStream(path));
  }
}
