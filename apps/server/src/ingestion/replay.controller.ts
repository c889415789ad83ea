import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { Problem } from '#core';
import { replayRejected } from '#ingestion';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { ReplayBody } from './replay.bodies.js';

/** POST /v1/rejected/replay: sends rows that were not taken through the checks again. */
@Controller('v1/rejected')
export class ReplayController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Post('replay')
  @NeedsScope('ingest')
  @HttpCode(200)
  async replay(@Caller() { project, actor }: Principal, @JsonBody(ReplayBody) body: ReplayBody) {
    const { table, code, since, dryRun } = body;
    const mapping = await this.mappingOf(project, body);
    const summary = await replayRejected(this.clientele.ingestion, project, {
      ...{ table, code, dryRun, mapping },
      since: since === undefined ? undefined : new Date(since),
    });
    if (!summary.dryRun && summary.accepted > 0) {
      const details = { read: summary.read, accepted: summary.accepted };
      const subject = `rejected:${table ?? 'all'}`;
      await this.clientele.metadata.audit.append({
        project,
        actor,
        action: 'rejected.replay',
        subject,
        details,
      });
    }
    return summary;
  }

  private async mappingOf(project: string, { table, mapping }: ReplayBody): Promise<unknown> {
    if (typeof mapping !== 'string') return mapping;
    const saved = await this.clientele.metadata.mappings.get(project, mapping);
    if (saved.kind === table) return saved.mapping;
    throw new Problem('invalid-parameters', `the mapping is for ${saved.kind}; give that as table`);
  }
}
