import { Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { parseMapping, type TableName } from '#ingestion';
import type { Mapping } from '#metadata';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { NewMappingBody } from './replay.bodies.js';

/** Mappings of files that are saved by name, for `clientele import --mapping NAME`. */
@Controller('v1/mappings')
@NeedsScope('read')
export class MappingsController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  async list(@Caller() { project }: Principal) {
    const mappings = await this.clientele.metadata.mappings.list(project);
    return { mappings: mappings.map(shown), next_cursor: null };
  }

  @Get(':name')
  async get(@Caller() { project }: Principal, @Param('name') name: string) {
    return shown(await this.clientele.metadata.mappings.get(project, name));
  }

  /** Saves a mapping under its name, in place of an older one. */
  @Post()
  @NeedsScope('ingest')
  async save(@Caller() { project }: Principal, @JsonBody(NewMappingBody) body: NewMappingBody) {
    const { name, table } = body;
    const mapping = parseMapping(table, body.mapping);
    return shown(await this.clientele.metadata.mappings.save({ project, name, kind: table, mapping }));
  }

  @Delete(':name')
  @NeedsScope('ingest')
  @HttpCode(204)
  async remove(@Caller() { project }: Principal, @Param('name') name: string) {
    await this.clientele.metadata.mappings.remove(project, name);
  }
}

function shown({ name, kind, mapping, createdAt, updatedAt }: Mapping) {
  return { name, table: kind as TableName, mapping, createdAt, updatedAt };
}
