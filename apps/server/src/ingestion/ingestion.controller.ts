import { Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { TableName } from '#ingestion';
import { Clientele } from '#runtime';
import { bodyStream } from '../http/body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';

/** POST /v1/orders, /refunds, /events, /customers, /products, /spend: an object, an array or NDJSON. */
@Controller('v1')
@NeedsScope('ingest')
export class IngestionController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Post('orders')
  @HttpCode(202)
  orders(@Caller() caller: Principal, @Req() request: FastifyRequest, @Query('wait') wait?: string) {
    return this.ingest('orders', caller, request, wait);
  }

  @Post('refunds')
  @HttpCode(202)
  refunds(@Caller() caller: Principal, @Req() request: FastifyRequest, @Query('wait') wait?: string) {
    return this.ingest('refunds', caller, request, wait);
  }

  @Post('events')
  @HttpCode(202)
  events(@Caller() caller: Principal, @Req() request: FastifyRequest, @Query('wait') wait?: string) {
    return this.ingest('events', caller, request, wait);
  }

  @Post('customers')
  @HttpCode(202)
  customers(@Caller() caller: Principal, @Req() request: FastifyRequest, @Query('wait') wait?: string) {
    return this.ingest('customers', caller, request, wait);
  }

  @Post('products')
  @HttpCode(202)
  products(@Caller() caller: Principal, @Req() request: FastifyRequest, @Query('wait') wait?: string) {
    return this.ingest('products', caller, request, wait);
  }

  @Post('spend')
  @HttpCode(202)
  spend(@Caller() caller: Principal, @Req() request: FastifyRequest, @Query('wait') wait?: string) {
    return this.ingest('spend', caller, request, wait);
  }

  private ingest(table: TableName, caller: Principal, request: FastifyRequest, wait: string | undefined) {
    const { config, ingestion } = this.clientele;
    const body = bodyStream(request, { bytes: config.MAX_BODY_BYTES, idleSeconds: config.BODY_IDLE_SECONDS });
    return ingestion.ingest(caller.project, table, body, {
      contentType: request.headers['content-type'],
      wait: wait === 'true' || wait === '1' || wait === '',
    });
  }
}
