import type { Writable } from 'node:stream';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PinoLoggerOptions } from 'fastify/types/logger.js';
import type { AuthenticatedRequest } from './principal.js';

/** Errors of the language itself quote code, not data; other messages may quote what was sent. */
const quotable = ['TypeError', 'RangeError', 'ReferenceError'];

/** What the log holds of an error: what it is and where it arose, never what it says of the data. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as NodeJS.ErrnoException;
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(quotable.includes(error.name) ? { message: error.message } : {}),
    stack: frames.map((line) => line.trim()).slice(0, 12),
  };
}

/** Fastify's log as JSON lines of the same form as those of the process; requests and answers are never written whole. */
export function logOptions(level: string, stream: Writable): PinoLoggerOptions & { stream: Writable } {
  return {
    level,
    stream,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { req: () => ({}), res: () => ({}), err: errorFacts },
    hooks: {
      // Who logs an error puts its message beside it, too.
      logMethod(this: unknown, words: unknown[], write: (...words: unknown[]) => void) {
        const [first] = words;
        const facts = first instanceof Error ? { err: first } : first;
        const holdsError = typeof facts === 'object' && facts !== null && 'err' in facts;
        write.apply(this, holdsError ? [facts, 'an error'] : words);
      },
    },
  };
}

/** What the log says of an answer: the route and not the path, since a path can name a person. */
export interface AnswerFacts {
  method: string;
  route: string;
  status: number;
  milliseconds: number;
  project: string | undefined;
}

/** One line for each answer; good ones at `debug`. */
export function logAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    logAnswer(request.log, {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
      project: (request as AuthenticatedRequest).principal?.project,
    });
    done();
  });
}

export function logAnswer(log: FastifyBaseLogger, facts: AnswerFacts): void {
  const level = facts.status >= 500 ? 'error' : facts.status >= 400 ? 'info' : 'debug';
  log[level]({ ...facts, milliseconds: Math.round(facts.milliseconds) }, 'answered');
}
