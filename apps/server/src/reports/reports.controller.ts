import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core';
import type { AuditDetails } from '#metadata';
import { definitionOf, nightlyOverview } from '#reporting';
import { Clientele } from '#runtime';
import { readJson } from '../http/body.js';
import { JsonBody } from '../http/json-body.js';
import { pageRequest } from '../http/page-request.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { requestSignal } from '../http/request-signal.js';
import { RunBody } from './report.bodies.js';
import { reportView, reportViewOnce, runView } from './report.views.js';

const bodyBytes = 1024 * 1024;

/** Definitions of reports and their runs. Reading needs `read`, making and changing `export`: reports leave the house. */
@Controller('v1/reports')
export class ReportsController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  @NeedsScope('read')
  async list(@Caller() { project }: Principal, @Query() query: Record<string, string>) {
    const { items, nextCursor } = await this.clientele.reporting.definitions.list(
      project,
      pageRequest(query),
    );
    const reports = await Promise.all(items.map((report) => reportView(this.clientele, report)));
    return { reports, next_cursor: nextCursor };
  }

  /** Definitions to begin with, as bodies for POST. */
  @Get('ready-made')
  @NeedsScope('read')
  async readyMade(@Caller() { project }: Principal) {
    const { timeZone } = await this.clientele.metadata.projects.get(project);
    return { reports: [nightlyOverview(timeZone)], next_cursor: null };
  }

  @Post()
  @NeedsScope('export')
  async create(@Caller() { project, actor }: Principal, @Req() request: FastifyRequest) {
    const input = await this.body(request);
    const report = await this.clientele.reporting.definitions.create(project, input, actor);
    await this.audit(project, actor, 'report.create', report.id);
    return reportViewOnce(this.clientele, report);
  }

  @Get(':id')
  @NeedsScope('read')
  async one(@Caller() { project }: Principal, @Param('id') id: string) {
    return reportView(this.clientele, await this.clientele.reporting.definitions.get(project, id));
  }

  @Patch(':id')
  @NeedsScope('export')
  async change(
    @Caller() { project, actor }: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ) {
    const { revision, ...change } = await this.body(request);
    if (!Number.isInteger(revision)) {
      const message = 'must be the revision that the change is made to';
      throw new Problem('invalid-parameters', `revision: ${message}`, [
        { code: 'missing', path: 'revision', message },
      ]);
    }
    const { definitions } = this.clientele.reporting;
    const { channels } = definitionOf(await definitions.get(project, id));
    const report = await definitions.update(project, id, revision as number, change);
    await this.audit(project, actor, 'report.change', id, { fields: Object.keys(change) });
    return reportViewOnce(this.clientele, report, channels);
  }

  @Delete(':id')
  @HttpCode(204)
  @NeedsScope('export')
  async remove(@Caller() { project, actor }: Principal, @Param('id') id: string) {
    await this.clientele.reporting.definitions.archive(project, id);
    await this.audit(project, actor, 'report.archive', id, {});
  }

  /** Makes the report now, for the last whole period or the one asked for, and delivers a new revision. */
  @Post(':id/runs')
  @HttpCode(200)
  @NeedsScope('export')
  async run(
    @Caller() { project, actor }: Principal,
    @Param('id') id: string,
    @JsonBody(RunBody) { periodStart, periodEnd }: RunBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { reporting, metadata } = this.clientele;
    const report = await reporting.definitions.get(project, id);
    const period = reporting.periodOf(report, periodStart, periodEnd);
    const run = await reporting.run(report, period, { signal: requestSignal(reply) });
    const { id: runId, revision } = run;
    await this.audit(project, actor, 'report.run', id, { run: runId, revision });
    return runView(run, await metadata.deliveries.ofRun(run.id));
  }

  @Get(':id/runs')
  @NeedsScope('read')
  async runs(
    @Caller() { project }: Principal,
    @Param('id') id: string,
    @Query() query: Record<string, string>,
  ) {
    const { metadata } = this.clientele;
    await metadata.reports.get(project, id);
    const { items, nextCursor } = await metadata.reportRuns.list(project, {
      reportId: id,
      ...pageRequest(query),
    });
    const runs = await Promise.all(
      items.map(async (run) => runView(run, await metadata.deliveries.ofRun(run.id))),
    );
    return { runs, next_cursor: nextCursor };
  }

  private async body(request: FastifyRequest): Promise<Record<string, unknown>> {
    const idleSeconds = this.clientele.config.BODY_IDLE_SECONDS;
    const input = await readJson(request, { bytes: bodyBytes, idleSeconds });
    if (input === null || typeof input !== 'object' || Array.isArray(input)) {
      throw new Problem('invalid-body', 'The body must be a JSON object');
    }
    return input as Record<string, unknown>;
  }

  private async audit(
    project: string,
    actor: string,
    action: string,
    subject: string,
    details: AuditDetails = {},
  ) {
    await this.clientele.metadata.audit.append({ project, actor, action, subject, details });
  }
}
