import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { ErasureRequest } from '#metadata';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { pageRequest } from '../http/page-request.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { NewErasureBody } from './erasure.bodies.js';

/** Erases people. Answers and audit say what was erased and when, never whom. */
@Controller('v1/erasures')
@NeedsScope('admin')
export class ErasuresController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Post()
  @HttpCode(202)
  async create(@Caller() { project, actor }: Principal, @JsonBody(NewErasureBody) body: NewErasureBody) {
    const { erasures, metadata } = this.clientele;
    const request = await erasures.request(project, body, `asked for by ${actor}`);
    const subject = `erasure:${request.id}`;
    await metadata.audit.append({ project, actor, action: 'erasure.request', subject });
    return receipt(request);
  }

  @Get()
  async list(@Caller() { project }: Principal, @Query() query: Record<string, string>) {
    const { items, nextCursor } = await this.clientele.metadata.erasureRequests.list(
      project,
      pageRequest(query),
    );
    return { erasures: items.map(receipt), next_cursor: nextCursor };
  }

  @Get(':id')
  async show(@Caller() { project }: Principal, @Param('id') id: string) {
    return receipt(await this.clientele.metadata.erasureRequests.get(project, id));
  }
}

/** What an erasure is known by afterwards: everything but the person. */
function receipt({ id, kind, reason, source, requestedAt, dueAt, doneAt, counts }: ErasureRequest) {
  const state = doneAt === null ? 'open' : 'done';
  return { id, kind, state, reason, source, requestedAt, dueAt, doneAt, counts: counts ?? {} };
}
