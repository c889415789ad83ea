import { Controller, Get, Inject } from '@nestjs/common';
import { Clientele } from '#runtime';
import { Open } from '../http/principal.js';

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
    const { warehouse } = this.clientele;
    await warehouse.project('default').rows({ sql: 'select 1' });
    return { status: 'ok', warehouse: 'ok' };
  }
}
