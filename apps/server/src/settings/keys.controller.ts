import { Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { NewKeyBody } from './settings.bodies.js';

/** The keys of the caller's project. */
@Controller('v1/keys')
@NeedsScope('admin')
export class KeysController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  async list(@Caller() { project }: Principal) {
    return { keys: await this.clientele.metadata.keys.list(project), next_cursor: null };
  }

  @Post()
  async create(@Caller() { project, actor }: Principal, @JsonBody(NewKeyBody) body: NewKeyBody) {
    const { keys, audit } = this.clientele.metadata;
    const made = await keys.create({ project, ...body });
    const details = { scopes: made.record.scopes };
    await audit.append({ project, actor, action: 'key.create', subject: `key:${made.record.id}`, details });
    return made;
  }

  @Delete(':id')
  @HttpCode(204)
  async revoke(@Caller() { project, actor }: Principal, @Param('id') id: string) {
    const { keys, audit } = this.clientele.metadata;
    await keys.revoke(project, id);
    await audit.append({ project, actor, action: 'key.revoke', subject: `key:${id}` });
  }
}
