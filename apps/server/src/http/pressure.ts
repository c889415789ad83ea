import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import { Problem } from '#core';
import { sendProblem } from './problem.filter.js';

const lookMilliseconds = 1_000;
const fullHeap = 0.9;
const retryAfterSeconds = 2;

/** What says how the process is must answer when it is not well. */
const vitalPaths = /^\/(livez|readyz|metrics)\/?(\?|$)/;

/** Whether there is more to do than can be done. */
export interface Pressure {
  readonly isHigh: boolean;
}

/**
 * Answers 429 while the process is later than `maxDelay` milliseconds with half of its work, or its heap is nearly full: a
 * sender that comes again costs less than one that waits for an answer. 0: never.
 */
export function refuseUnderPressure(fastify: FastifyInstance, maxDelay: number): Pressure {
  const pressure = { isHigh: false };
  if (maxDelay === 0) return pressure;
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  const timer = setInterval(() => {
    const late = delays.percentile(50) / 1e6;
    delays.reset();
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    pressure.isHigh = late > maxDelay || used > limit * fullHeap;
  }, lookMilliseconds).unref();
  fastify.addHook('onClose', (_instance, done) => {
    clearInterval(timer);
    delays.disable();
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!pressure.isHigh || vitalPaths.test(request.url)) return done();
    const detail = 'The server has more to do than it can; try again later';
    sendProblem(reply, new Problem('too-many-requests', detail, [], { retryAfterSeconds }));
  });
  return pressure;
}
