import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Clientele } from '#runtime';
import { pageRequest } from '../http/page-request.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';

/** Who did what in the project. */
@Controller('v1/audit')
@NeedsScope('admin')
export class AuditController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  async list(@Caller() { project }: Principal, @Query() query: Record<string, string>) {
    const { items, nextCursor } = await this.clientele.metadata.audit.list({
      project,
      ...pageRequest(query),
    });
    return { entries: items, next_cursor: nextCursor };
  }
}
