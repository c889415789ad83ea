import type { FastifyReply } from 'fastify';

/** A signal that is aborted when the client goes away before its answer is complete, so that its query stops too. */
export function requestSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
