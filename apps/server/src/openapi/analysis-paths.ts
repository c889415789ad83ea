import { paramsSchema, type AnalysisDescriptor, type Column } from '#analyses';
import { problemResponses, type OpenApi } from './schemas.js';

/** GET /v1/analyses and one POST per analysis. */
export function analysisPaths(descriptors: readonly AnalysisDescriptor[]): Record<string, OpenApi> {
  const list = {
    get: {
      operationId: 'list_analyses',
      tags: ['analyses'],
      summary: 'The analyses with their parameters and rows',
      description: 'Needs the scope "read".',
      responses: { 200: { description: 'The descriptors.' }, ...problemResponses(401, 403) },
    },
  };
  return {
    '/v1/analyses': list,
    ...Object.fromEntries(descriptors.map((d) => [`/v1/analyses/${d.name}`, { post: operation(d) }])),
  };
}

function operation(descriptor: AnalysisDescriptor): OpenApi {
  const rows = Object.entries(descriptor.levels).map(([level, columns]) => ({
    title: level,
    ...rowSchema(columns),
  }));
  return {
    operationId: `run_${descriptor.name.replaceAll('-', '_')}`,
    tags: ['analyses'],
    summary: descriptor.title,
    description: `${descriptor.question} Needs the scope "read".`,
    requestBody: {
      content: {
        'application/json': { schema: paramsSchema(descriptor.params), example: descriptor.example },
      },
    },
    responses: {
      200: {
        description: 'The envelope; in the other formats the rows alone.',
        content: {
          'application/json': { schema: envelopeSchema(rows) },
          'text/csv': {},
          'application/x-ndjson': {},
          'application/vnd.apache.arrow.stream': {},
          'application/vnd.apache.parquet': {},
        },
      },
      ...problemResponses(400, 401, 403, 404, 406, 503, 504),
    },
  };
}

const jsonTypes: Record<Column['type'], OpenApi> = {
  text: { type: 'string' },
  key: { type: 'string' },
  count: { type: 'integer' },
  number: { type: 'number' },
  ratio: { type: 'number', minimum: 0 },
  money: { type: 'string', format: 'decimal' },
  time: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  boolean: { type: 'boolean' },
  seconds: { type: 'number' },
  days: { type: 'number' },
};

function rowSchema(columns: readonly Column[]): OpenApi {
  const property = ({ type, description }: Column) => ({
    ...jsonTypes[type],
    type: [jsonTypes[type]['type'], 'null'],
    description,
  });
  return {
    type: 'object',
    required: columns.map((column) => column.name),
    properties: Object.fromEntries(columns.map((column) => [column.name, property(column)])),
  };
}

const noticeSchema: OpenApi = {
  type: 'object',
  description:
    'What one must know to trust the answer: a stable code, what its text has in its places, and the text.',
  required: ['code', 'parameters', 'message'],
  properties: {
    code: { type: 'string', examples: ['frequency-bands'] },
    parameters: { type: 'object' },
    message: { type: 'string' },
  },
};

function envelopeSchema(rows: OpenApi[]): OpenApi {
  const text = { type: 'string' };
  const count = { type: 'integer' };
  return {
    type: 'object',
    required: ['analysis', 'level', 'parameters', 'population', 'timeZone', 'currency', 'asOf', 'rows'],
    properties: {
      analysis: text,
      level: text,
      parameters: { type: 'object' },
      population: count,
      timeZone: text,
      currency: text,
      asOf: { type: 'string', format: 'date-time' },
      watermark: { type: ['string', 'null'], format: 'date-time' },
      warnings: { type: 'array', items: text, description: 'The messages of the notices.' },
      notices: { type: 'array', items: noticeSchema },
      rowsRead: count,
      milliseconds: count,
      truncated: { type: 'boolean' },
      rowCount: count,
      columns: { type: 'array', items: { type: 'object' } },
      rows: { type: 'array', items: rows.length === 1 ? rows[0] : { oneOf: rows } },
      comparison: {
        type: 'object',
        description: 'The same answer for the earlier time that "compare" asks for.',
      },
    },
  };
}
