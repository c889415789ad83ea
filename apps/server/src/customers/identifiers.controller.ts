import { Controller, Delete, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Problem } from '#core';
import { identifierTypes } from '#ingestion';
import { JsonBody } from '../http/json-body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { IdentifierBody } from './identifier.bodies.js';
import { IdentifiersService } from './identifiers.service.js';

/** The ids that a customer is known by: what was merged by mistake is parted, what belongs together is joined. */
@Controller('v1/customers/:id/identifiers')
@NeedsScope('admin')
export class IdentifiersController {
  constructor(@Inject(IdentifiersService) private readonly identifiers: IdentifiersService) {}

  @Post()
  @HttpCode(200)
  join(@Caller() caller: Principal, @Param('id') id: string, @JsonBody(IdentifierBody) body: IdentifierBody) {
    return this.identifiers.decide(caller, 'joined', id, body);
  }

  @Delete(':type/:value')
  part(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Param('type') given: string,
    @Param('value') value: string,
  ) {
    const type = identifierTypes.find((one) => one === given);
    if (!type) throw new Problem('invalid-parameters', `type: must be ${identifierTypes.join(' or ')}`);
    return this.identifiers.decide(caller, 'parted', id, { type, value });
  }
}
