import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { offsetRequest } from '../http/page-request.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { CustomersService } from './customers.service.js';

/** Search, profile and timeline. */
@Controller('v1/customers')
@NeedsScope('read')
export class CustomersController {
  constructor(@Inject(CustomersService) private readonly customers: CustomersService) {}

  @Get()
  list(@Caller() { project }: Principal, @Query() query: Record<string, string>) {
    const { limit, offset } = offsetRequest(query);
    return this.customers.list(project, query['search'] ?? '', limit, offset);
  }

  @Get(':id')
  one(@Caller() { project }: Principal, @Param('id') id: string) {
    return this.customers.one(project, id);
  }

  @Get(':id/timeline')
  timeline(
    @Caller() { project }: Principal,
    @Param('id') id: string,
    @Query() query: Record<string, string>,
  ) {
    const { limit, offset } = offsetRequest(query);
    return this.customers.timeline(project, id, limit, offset);
  }
}
