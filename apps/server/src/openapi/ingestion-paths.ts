import { problemResponses, rowNames, type OpenApi } from './schemas.js';

/** POST /v1/orders and its siblings. */
export function ingestionPaths(): Record<string, OpenApi> {
  return Object.fromEntries(
    Object.entries(rowNames).map(([table, name]) => [`/v1/${table}`, { post: operation(table, name) }]),
  );
}

function operation(table: string, name: string): OpenApi {
  const row = { $ref: `#/components/schemas/${name}` };
  return {
    operationId: `ingest_${table}`,
    tags: ['ingestion'],
    summary: `Take in ${table}`,
    description:
      'Needs the scope "ingest". A row that was sent before is replaced when this one is not older.',
    parameters: [
      {
        name: 'wait',
        in: 'query',
        schema: { type: 'boolean' },
        description: 'Answer when the rows can be read, not only when they are safe.',
      },
    ],
    requestBody: {
      required: true,
      description: 'One object, an array, or one object per line; gzip is welcome.',
      content: {
        'application/json': { schema: { oneOf: [row, { type: 'array', items: row }] } },
        'application/x-ndjson': { schema: row },
      },
    },
    responses: {
      202: {
        description: 'The accepted rows are safe.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Accepted' } } },
      },
      ...problemResponses(400, 401, 403, 408, 413, 415, 429),
    },
  };
}
