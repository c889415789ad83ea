import { Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { resolveAsOf } from '#core';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { pageRequest } from '../http/page-request.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { requestSignal } from '../http/request-signal.js';
import { AudienceChangeBody, NewAudienceBody, PreviewBody, RefreshBody } from './audience.bodies.js';

/** Audiences: reading and previewing needs `read`; making, changing and refreshing `export`, since lists leave the house. */
@Controller('v1/audiences')
export class AudiencesController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  @NeedsScope('read')
  async list(@Caller() caller: Principal, @Query() query: Record<string, string>) {
    return this.audiences.definitions.list(await this.project(caller), pageRequest(query));
  }

  @Post()
  @NeedsScope('export')
  async create(@Caller() caller: Principal, @JsonBody(NewAudienceBody) body: NewAudienceBody) {
    return this.audiences.definitions.create(await this.project(caller), body, caller.actor);
  }

  @Get('conditions')
  @NeedsScope('read')
  conditions() {
    return { conditions: this.audiences.describeConditions() };
  }

  @Post('preview')
  @HttpCode(200)
  @NeedsScope('read')
  async preview(
    @Caller() caller: Principal,
    @JsonBody(PreviewBody) body: PreviewBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.audiences.previews.preview(await this.project(caller), body, requestSignal(reply));
  }

  @Get(':id')
  @NeedsScope('read')
  async one(@Caller() caller: Principal, @Param('id') id: string) {
    return this.audiences.definitions.get(await this.project(caller), id);
  }

  @Patch(':id')
  @NeedsScope('export')
  async change(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @JsonBody(AudienceChangeBody) body: AudienceChangeBody,
  ) {
    return this.audiences.definitions.update(await this.project(caller), id, body, caller.actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @NeedsScope('export')
  async remove(@Caller() caller: Principal, @Param('id') id: string) {
    await this.audiences.definitions.archive(await this.project(caller), id, caller.actor);
  }

  @Post(':id/refresh')
  @HttpCode(200)
  @NeedsScope('export')
  async refresh(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @JsonBody(RefreshBody) { asOf }: RefreshBody,
  ) {
    const project = await this.project(caller);
    const instant = resolveAsOf(asOf, project.timeZone, this.clientele.clock.now());
    return this.audiences.refreshes.refresh(project, id, instant);
  }

  @Get(':id/runs')
  @NeedsScope('read')
  async runs(@Caller() caller: Principal, @Param('id') id: string, @Query() query: Record<string, string>) {
    return this.audiences.members.runs(await this.project(caller), id, pageRequest(query));
  }

  @Get(':id/members')
  @NeedsScope('read')
  async members(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: Record<string, string>,
  ) {
    const request = { ...pageRequest(query), ...(query['run'] ? { run: query['run'] } : {}) };
    return this.audiences.members.list(await this.project(caller), id, request);
  }

  @Get(':id/changes')
  @NeedsScope('read')
  async changes(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: Record<string, string>,
  ) {
    const { limit } = pageRequest(query);
    return this.audiences.members.changes(await this.project(caller), id, { run: query['run'], limit });
  }

  private get audiences() {
    return this.clientele.audiences;
  }

  private project(caller: Principal) {
    return this.clientele.analysisProject(caller.project);
  }
}
