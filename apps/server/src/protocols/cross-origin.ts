import type { FastifyInstance } from 'fastify';

/** Where pages of a shop, which have another origin, send to. Cookies play no part there. */
const doors =
  /^\/(v1\/(track|identify|page|screen|group|alias|batch|[tipsgab]|events|orders|refunds|customers|products|spend)|api\/s\/[\w/]+|batch|capture|e|i\/v\d\/[\w/]+|flags|decide)\/?$/;

const preflightSeconds = 86_400;

/** Lets pages of any origin send messages and read the answers; answers the browsers' question beforehand. */
export function allowOtherOrigins(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!doors.test(request.url.split('?', 1)[0]!)) return done();
    void reply
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'retry-after')
      .header('cross-origin-resource-policy', 'cross-origin');
    if (request.method !== 'OPTIONS') return done();
    void reply
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'authorization, content-type, content-encoding, x-write-key')
      .header('access-control-max-age', String(preflightSeconds))
      .code(204)
      .send();
  });
}
