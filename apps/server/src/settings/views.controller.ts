import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { Problem } from '#core';
import type { SavedView } from '#metadata';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { NewViewBody } from './settings.bodies.js';

/** Saved addresses of the dashboard's pages: one's own, and those that others share. */
@Controller('v1/views')
@NeedsScope('read')
export class ViewsController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  async list(@Caller() { project, actor }: Principal, @Query('page') page?: string) {
    const views = await this.clientele.metadata.savedViews.list(project, ownerOf(actor), page);
    return { views: views.map((view) => shown(view, actor)), next_cursor: null };
  }

  @Post()
  async create(@Caller() { project, actor, user }: Principal, @JsonBody(NewViewBody) body: NewViewBody) {
    if (!user) throw new Problem('forbidden', 'Views belong to a user; a key has none');
    const { page, name, query, shared = false } = body;
    const fields = { project, ownerId: ownerOf(actor), page, name, address: query, shared };
    return shown(await this.clientele.metadata.savedViews.create(fields), actor);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Caller() { project, actor }: Principal, @Param('id') id: string) {
    await this.clientele.metadata.savedViews.remove(project, ownerOf(actor), id);
  }
}

function shown({ id, page, name, address, shared, ownerId }: SavedView, actor: string) {
  return { id, page, name, query: address, shared, own: ownerId === ownerOf(actor) };
}

/** The id behind `user:<id>` or `key:<id>`. */
function ownerOf(actor: string): string {
  return actor.slice(actor.indexOf(':') + 1);
}
