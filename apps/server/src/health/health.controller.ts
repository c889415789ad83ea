import { Controller, Get, Inject } from '@nestjs/common';
import { Problem } from '#core';
import { Clientele } from '#runtime';
import { Open } from '../http/principal.js';

const patienceMilliseconds = 2_000;

/** /livez: the process runs. /readyz: it can take rows in and answer questions. */
@Controller()
@Open()
export class HealthController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get('livez')
  live() {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready() {
    const { warehouse, ingestion } = this.clientele;
    if (ingestion.spool.isFull) {
      throw new Problem('spool-full', 'No rows can be taken until some of those that wait are loaded');
    }
    const signal = AbortSignal.timeout(patienceMilliseconds);
    try {
      await warehouse.project('default').rows({ sql: 'select 1' }, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new Problem('warehouse-unavailable', 'The warehouse does not answer', [], { cause: error });
    }
    return { status: 'ok', warehouse: 'ok', spool: 'ok' };
  }
}
