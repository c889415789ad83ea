import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Clientele } from '#runtime';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { ingestionMetrics } from './ingestion.metrics.js';
import { ServerMetrics } from './server.metrics.js';

/** GET /metrics, as Prometheus reads it: the process, and the rows of the key's project; a user sees every project. */
@Controller()
@NeedsScope('read')
export class MetricsController {
  constructor(
    @Inject(Clientele) private readonly clientele: Clientele,
    @Inject(ServerMetrics) private readonly metrics: ServerMetrics,
  ) {}

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(@Caller() { project, user }: Principal): Promise<string> {
    const all = user ? await this.clientele.metadata.projects.list() : [];
    const projects = user ? all.map(({ name }) => name) : [project];
    const parts = await Promise.all([
      ingestionMetrics(this.clientele, projects),
      this.metrics.registry.metrics(),
    ]);
    return parts.join('');
  }
}
