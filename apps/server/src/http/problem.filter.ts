import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';
import { Problem, problems, type ProblemCode } from '#core';

/** Turns everything that is thrown into problem+json; what is not a Problem is logged and answered as `internal`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(reply, toProblem(error, reply.request.log));
  }
}

/** Writes the RFC 9457 document, unless an answer has begun already: then the connection is all that can be ended. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  if (problem.code === 'unauthorized') void reply.header('www-authenticate', 'Bearer realm="clientele"');
  if (problem.retryAfterSeconds) void reply.header('retry-after', String(problem.retryAfterSeconds));
  // A body that was not read to its end would be taken for the next request.
  if (!reply.request.raw.complete) void reply.header('connection', 'close');
  void reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.toJSON()));
}

/** The Problem behind any error. */
export function toProblem(error: unknown, log: Pick<FastifyBaseLogger, 'error'>): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (status !== undefined && status < 500) {
    return new Problem(codeOf(status), error instanceof Error ? error.message : 'The request was refused');
  }
  log.error({ err: error instanceof Error ? error : new Error('what was thrown is no error') });
  return new Problem('internal', 'The error was logged; nothing of the request was kept');
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

function codeOf(status: number): ProblemCode {
  const found = Object.entries(problems).find(([, problem]) => problem.status === status);
  return (found?.[0] as ProblemCode | undefined) ?? 'invalid-body';
}
