import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core';
import { sendProblem, toProblem } from './problem.filter.js';

/**
 * Fastify as we need it: bodies reach the routes as streams whatever their label says, time-outs on everything a
 * client can hold open, and problem+json for what fails before a route is found.
 */
export function createAdapter(): FastifyAdapter {
  const logger = new Logger('http');
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: Number.MAX_SAFE_INTEGER,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    // Some SDKs end their addresses with a slash.
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toProblem(error, logger)),
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
  return adapter;
}
