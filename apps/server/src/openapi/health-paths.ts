import { problemResponses, type OpenApi } from './schemas.js';

/** /livez, /readyz and /metrics. */
export function healthPaths(): Record<string, OpenApi> {
  const ok = { 200: { description: 'It does.' } };
  return {
    '/livez': {
      get: {
        operationId: 'live',
        tags: ['health'],
        summary: 'Whether the process runs',
        security: [],
        responses: ok,
      },
    },
    '/readyz': {
      get: {
        operationId: 'ready',
        tags: ['health'],
        summary: 'Whether rows can be taken in and questions answered',
        security: [],
        responses: { ...ok, ...problemResponses(503) },
      },
    },
    '/metrics': {
      get: {
        operationId: 'metrics',
        tags: ['health'],
        summary: 'What the process and the rows of the project come to, for Prometheus',
        description: 'Needs the scope "read".',
        responses: {
          200: {
            description: 'The text format of Prometheus.',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          ...problemResponses(401, 403),
        },
      },
    },
  };
}
