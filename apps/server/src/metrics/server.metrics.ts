import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What the process itself measures: its answers, and what Node tells of it. */
@Injectable()
export class ServerMetrics {
  readonly registry = new Registry();
  private readonly answers = new Histogram({
    name: 'clientele_http_request_duration_seconds',
    help: 'Time from a request to its answer, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Measures every answer of `fastify`. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      const { method } = request;
      const route = request.routeOptions.url ?? 'none';
      this.observe(method, route, reply.statusCode, reply.elapsedTime / 1000);
      done();
    });
  }

  /** Counts an answer and how many seconds it took. */
  observe(method: string, route: string, status: number, seconds: number): void {
    this.answers.observe({ method, route, status }, seconds);
  }
}
