import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { eventNames, propertyValues } from '#analyses';
import { Clientele } from '#runtime';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';

/** What can be named in a question: the project's events and the values of its properties. */
@Controller('v1')
@NeedsScope('read')
export class VocabularyController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get('events/names')
  async events(@Caller() { project }: Principal) {
    return { names: await eventNames(this.clientele.warehouse.project(project)) };
  }

  @Get('properties/:property/values')
  async values(
    @Caller() { project }: Principal,
    @Param('property') property: string,
    @Query('search') search?: string,
  ) {
    return { values: await propertyValues(this.clientele.warehouse.project(project), property, search) };
  }
}
