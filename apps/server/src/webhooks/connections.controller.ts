import { Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { ConnectionRecord } from '#metadata';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { NewConnectionBody } from './connection.bodies.js';

/** The shops that send their webhooks to the caller's project. Their secrets go in and never come out. */
@Controller('v1/connections')
@NeedsScope('admin')
export class ConnectionsController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  async list(@Caller() { project }: Principal) {
    const { connections, webhooks } = this.clientele.metadata;
    const list = await connections.list(project);
    const shownOnes = list.map(async (one) => ({
      ...shown(one),
      topics: (await webhooks.topics(one.id)).map(({ connection: _connection, ...topic }) => topic),
    }));
    return { connections: await Promise.all(shownOnes), next_cursor: null };
  }

  @Post()
  async create(
    @Caller() { project, actor }: Principal,
    @JsonBody(NewConnectionBody) body: NewConnectionBody,
  ) {
    const { connections, audit } = this.clientele.metadata;
    const made = await connections.create({ project, ...body });
    const details = { shop: made.shop, name: made.name };
    await audit.append({
      project,
      actor,
      action: 'connection.create',
      subject: `connection:${made.id}`,
      details,
    });
    return shown(made);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Caller() { project, actor }: Principal, @Param('id') id: string) {
    const { connections, audit } = this.clientele.metadata;
    await connections.remove(project, id);
    await audit.append({ project, actor, action: 'connection.remove', subject: `connection:${id}` });
  }
}

/** A connection with the path that the shop's webhooks go to. */
function shown(connection: ConnectionRecord) {
  return { ...connection, path: `/v1/webhooks/${connection.shop}/${connection.id}` };
}
