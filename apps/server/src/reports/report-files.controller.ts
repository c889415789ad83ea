import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from '#core';
import { Clientele } from '#runtime';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { deliveryView, fileName, mediaType, runView } from './report.views.js';

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

  /** Sends a delivery that failed or is uncertain once more, with the same webhook-id. */
  @Post(':id/deliveries/:delivery/redeliver')
  @HttpCode(200)
  @NeedsScope('export')
  async redeliver(
    @Caller() { project, actor }: Principal,
    @Param('id') id: string,
    @Param('delivery') delivery: string,
  ) {
    const { metadata, reporting } = this.clientele;
    const run = await metadata.reportRuns.get(project, id);
    const sent = await reporting.deliverer.redeliver(run, delivery);
    const { channel, state, attempts } = sent;
    const details = { run: id, channel, state, attempts };
    await metadata.audit.append({
      project,
      actor,
      action: 'report.redeliver',
      subject: run.reportId,
      details,
    });
    return deliveryView(sent);
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
