import { problems } from '#core';
import { rowSchemas } from '#ingestion';
import { audienceSchemas } from './audience-schemas.js';
import { recordSchemas } from './record-schemas.js';
import { reportSchemas } from './report-schemas.js';

export type OpenApi = Record<string, unknown>;

/** The name of a table's row in the document: orders -> OrderRow. */
export const rowNames = {
  orders: 'OrderRow',
  refunds: 'RefundRow',
  events: 'EventRow',
  customers: 'CustomerRow',
  products: 'ProductRow',
  spend: 'SpendRow',
} as const;

/** The schemas that several routes share. */
export function schemas(): Record<string, OpenApi> {
  const rows = Object.entries(rowNames).map(([table, name]) => [
    name,
    rowSchemas[table as keyof typeof rowNames],
  ]);
  return {
    ...(Object.fromEntries(rows) as Record<string, OpenApi>),
    ...audienceSchemas(),
    ...reportSchemas(),
    ...recordSchemas(),
    Problem: problem,
    Accepted: accepted,
  };
}

const detail = {
  type: 'object',
  required: ['code', 'path', 'message'],
  properties: { code: { type: 'string' }, path: { type: 'string' }, message: { type: 'string' } },
};

const problem: OpenApi = {
  type: 'object',
  description: 'RFC 9457 problem details with a stable code.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(problems) },
    detail: { type: 'string' },
    errors: { type: 'array', items: detail },
  },
};

const accepted: OpenApi = {
  type: 'object',
  description: 'What became of the rows. The good rows of a partly bad request are kept.',
  required: ['received', 'accepted', 'rejected'],
  properties: {
    received: { type: 'integer', minimum: 0 },
    accepted: { type: 'integer', minimum: 0 },
    rejected: {
      type: 'array',
      items: {
        type: 'object',
        required: ['index', 'code', 'message', 'path'],
        properties: {
          index: { type: 'integer', minimum: 0, description: 'Place of the row in the request, from 0.' },
          code: { type: 'string' },
          message: { type: 'string' },
          path: { type: 'string', description: 'JSON pointer into the row.' },
        },
      },
    },
  },
};

/** The answers that any route can give when something is wrong. */
export function problemResponses(...statuses: number[]): Record<string, OpenApi> {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const titles = new Map<number, string>(Object.values(problems).map(({ status, title }) => [status, title]));
  return Object.fromEntries(
    statuses.map((status) => [String(status), { description: titles.get(status) ?? 'Problem', content }]),
  );
}
