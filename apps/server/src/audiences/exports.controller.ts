import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { requestSignal } from '../http/request-signal.js';
import { ExportBody } from './audience.bodies.js';

/** Lists of members as files. That there are such needs `read`, making and taking them `export`. */
@Controller('v1')
@NeedsScope('export')
export class ExportsController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Post('audiences/:id/exports')
  async create(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @JsonBody(ExportBody) body: ExportBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const project = await this.clientele.analysisProject(caller.project);
    const { exports } = this.clientele.audiences;
    return exports.create(project, id, body, caller.actor, requestSignal(reply));
  }

  @Get('audiences/:id/exports')
  @NeedsScope('read')
  async list(@Caller() caller: Principal, @Param('id') id: string) {
    const project = await this.clientele.analysisProject(caller.project);
    return { exports: await this.clientele.audiences.exports.list(project, id), next_cursor: null };
  }

  @Get('exports/:id/file')
  async file(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const project = await this.clientele.analysisProject(caller.project);
    const { record, content } = await this.clientele.audiences.exports.open(project, id);
    const { mediaType, bytes, sha256, fileName } = record;
    void reply
      .type(mediaType)
      .header('content-length', bytes)
      .header('etag', `"${sha256}"`)
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
    await reply.send(content);
  }
}
