import { problemResponses, type OpenApi } from './schemas.js';

/** /livez, /readyz and the document itself. */
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
  };
}
