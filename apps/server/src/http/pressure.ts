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

/**
 * Answers 429 while the process is later than `maxDelay` milliseconds with half of its work, or its heap is nearly full: a
 * sender that comes again costs less than one that waits for an answer. 0: never.
 */
export function refuseUnderPressure(fastify: FastifyInstance, maxDelay: number): void {
  if (maxDelay === 0) return;
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  let isPressed = false;
  const timer = setInterval(() => {
    const late = delays.percentile(50) / 1e6;
    delays.reset();
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    isPressed = late > maxDelay || used > limit * fullHeap;
  }, lookMilliseconds).unref();
  fastify.addHook('onClose', (_instance, done) => {
    clearInterval(timer);
    delays.disable();
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isPressed || vitalPaths.test(request.url)) return done();
    const detail = 'The server has more to do than it can; try again later';
    sendProblem(reply, new Problem('too-many-requests', detail, [], { retryAfterSeconds }));
  });
}
