import { Controller, Get, Inject, Param, Patch, Post } from '@nestjs/common';
import { Problem } from '#core';
import { identitySettings } from '#ingestion';
import type { Project } from '#metadata';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { NewProjectBody, ProjectChangeBody } from './settings.bodies.js';

/** Projects; a key sees and changes its own alone. */
@Controller('v1/projects')
export class ProjectsController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  @NeedsScope('read')
  async list(@Caller() caller: Principal) {
    const all = await this.clientele.metadata.projects.list();
    const visible = caller.user ? all : all.filter(({ name }) => name === caller.project);
    return { projects: visible.map(shown), next_cursor: null };
  }

  @Post()
  @NeedsScope('admin')
  async create(@Caller() caller: Principal, @JsonBody(NewProjectBody) body: NewProjectBody) {
    if (!caller.user) throw new Problem('forbidden', 'A key belongs to its project and makes no others');
    return shown(await this.clientele.createProject(body));
  }

  @Patch(':name')
  @NeedsScope('admin')
  async change(
    @Caller() caller: Principal,
    @Param('name') name: string,
    @JsonBody(ProjectChangeBody) body: ProjectChangeBody,
  ) {
    if (!caller.user && name !== caller.project)
      throw new Problem('forbidden', 'A key changes its own project only');
    return shown(await this.clientele.changeProject(name, body));
  }
}

function shown({ name, title, currency, timeZone, createdAt, identity }: Project) {
  return { name, title, currency, timeZone, createdAt, identity: identitySettings(identity ?? {}) };
}
