import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import { Problem } from '#core';
import { sendProblem, toProblem } from './problem.filter.js';
import { logOptions } from './request.log.js';

/** Type and subtype as RFC 9110, section 8.3.1, has them, and whatever follows as parameters. */
const mediaType = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/;

/**
 * Fastify as we need it: bodies reach the routes as streams whatever their label says, time-outs on everything a
 * client can hold open, and problem+json for what fails before a route is found.
 */
export function createAdapter(logLevel: string, log: Writable): FastifyAdapter {
  const adapter = new FastifyAdapter({
    logger: logOptions(logLevel, log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    // While the server closes, what comes over open connections is still taken: senders drop rows after a 5xx.
    return503OnClosing: false,
    bodyLimit: Number.MAX_SAFE_INTEGER,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    // Some SDKs end their addresses with a slash.
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toProblem(error, request.log)),
    clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket) {
      const [status, code] =
        error.code === 'HPE_HEADER_OVERFLOW'
          ? ['431 Request Header Fields Too Large', 'payload-too-large' as const]
          : ['400 Bad Request', 'invalid-body' as const];
      const body = JSON.stringify(new Problem(code, 'The request is not valid HTTP').toJSON());
      if (socket.writable) {
        socket.end(
          `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
        );
      }
    },
  });
  const fastify = adapter.getInstance();
  fastify.server.headersTimeout = 20_000;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  // Fastify refuses a label that is no media type before any parser is asked.
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    const label = headers['content-type'];
    if (label !== undefined && !mediaType.test(label)) headers['content-type'] = 'application/octet-stream';
    done();
  });
  return adapter;
}
