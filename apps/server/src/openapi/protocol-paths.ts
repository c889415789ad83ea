import { problemResponses, type OpenApi } from './schemas.js';

const kinds = ['track', 'identify', 'page', 'screen', 'group', 'alias'];

const seeMapping = 'docs/sending.md says which rows a message becomes.';

const list = (description: string, items: OpenApi): OpenApi => ({
  type: 'object',
  properties: { ...items, writeKey: { type: 'string', description } },
});

const writeKey = 'A key with the scope "ingest", when no header carries one.';

const message: OpenApi = {
  type: 'object',
  description:
    'A message of the SDK: userId or anonymousId, messageId, timestamp, properties or traits, context.',
  properties: {
    type: { enum: kinds },
    messageId: { type: 'string' },
    userId: { type: 'string' },
    anonymousId: { type: 'string' },
    event: { type: 'string' },
    timestamp: { type: 'string', format: 'date-time' },
    sentAt: { type: 'string', format: 'date-time' },
    properties: { type: 'object' },
    traits: { type: 'object' },
    context: { type: 'object' },
  },
};

const batch = list(writeKey, {
  batch: { type: 'array', items: message },
  sentAt: { type: 'string', format: 'date-time' },
  context: { type: 'object', description: 'Inherited by every message.' },
});

const event: OpenApi = {
  type: 'object',
  properties: {
    event: { type: 'string' },
    distinct_id: { type: 'string' },
    uuid: { type: 'string' },
    timestamp: { type: 'string', format: 'date-time' },
    properties: { type: 'object' },
  },
};

const posthogBatch: OpenApi = {
  type: 'object',
  properties: {
    api_key: { type: 'string', description: writeKey },
    batch: { type: 'array', items: event },
    sent_at: { type: 'string', format: 'date-time' },
  },
};

/** What the SDKs of Segment, RudderStack, PostHog and Jitsu send. */
export function protocolPaths(): Record<string, OpenApi> {
  const segment = kinds.flatMap((kind): [string, OpenApi][] => [
    [`/v1/${kind}`, post(`segment_${kind}`, `Take one ${kind} of Segment's protocol`, message)],
    [`/v1/${kind[0]}`, post(`segment_${kind[0]}`, `The same as /v1/${kind}`, message)],
  ]);
  const posthog = ['/batch', '/capture', '/e', '/i/v0/e', '/i/v1/analytics/events'].map(
    (path): [string, OpenApi] => [
      path,
      post(`posthog${path.replaceAll('/', '_')}`, "Take events of PostHog's protocol", posthogBatch),
    ],
  );
  return Object.fromEntries([
    ...segment,
    ['/v1/batch', post('segment_batch', "Take a batch of Segment's protocol", batch)],
    ['/v1/b', post('segment_b', 'The same as /v1/batch', batch)],
    ['/api/s/{kind}', post('jitsu', "Take a message of Jitsu's SDK", message, [kindParameter])],
    [
      '/api/s/s2s/{kind}',
      post('jitsu_s2s', "Take a message of Jitsu's SDK on a server", message, [kindParameter]),
    ],
    ...posthog,
    ['/flags', { post: flags('posthog_flags') }],
    ['/decide', { post: flags('posthog_decide') }],
    ['/flags/definitions', { get: flags('posthog_definitions') }],
    ['/api/feature_flag/local_evaluation', { get: flags('posthog_local_evaluation') }],
  ]) as Record<string, OpenApi>;
}

const kindParameter = { name: 'kind', in: 'path', required: true, schema: { enum: kinds } };

function post(operationId: string, summary: string, schema: OpenApi, parameters: OpenApi[] = []): OpenApi {
  return {
    post: {
      operationId,
      tags: ['protocols'],
      summary,
      description: `Needs the scope "ingest". ${seeMapping} A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.`,
      parameters: [
        ...parameters,
        {
          name: 'wait',
          in: 'query',
          schema: { type: 'boolean' },
          description: 'Answer when the rows can be read, not only when they are safe.',
        },
      ],
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: {
        200: {
          description: 'The accepted messages are safe.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Accepted' } } },
        },
        ...problemResponses(400, 401, 403, 408, 413, 415, 429),
      },
    },
  };
}

function flags(operationId: string): OpenApi {
  return {
    operationId,
    tags: ['protocols'],
    summary: "Say to PostHog's SDKs that there are no feature flags",
    responses: { 200: { description: 'None.' }, ...problemResponses(401, 403) },
  };
}
