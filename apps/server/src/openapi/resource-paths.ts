import { resourceAnswers } from './resource-answers.js';
import { resourceBodies } from './resource-bodies.js';
import { problemResponses, type OpenApi } from './schemas.js';

type Method = 'get' | 'post' | 'patch' | 'delete';
type Route = readonly [method: Method, path: string, summary: string, scope: string];

/** The routes of what is kept and edited, by tag. */
const routes: Readonly<Record<string, readonly Route[]>> = {
  customers: [
    ['get', '/v1/customers', 'Search the customers', 'read'],
    ['get', '/v1/customers/{id}', 'A customer: record, facts, scores, audiences', 'read'],
    ['get', '/v1/customers/{id}/timeline', 'Every order, refund and event, newest first', 'read'],
    ['post', '/v1/customers/{id}/identifiers', 'Join an id to the customer', 'admin'],
    ['delete', '/v1/customers/{id}/identifiers/{type}/{value}', 'Part an id from the customer', 'admin'],
    ['get', '/v1/events/names', 'The names of the events', 'read'],
    ['get', '/v1/properties/{property}/values', 'The values of a property', 'read'],
  ],
  data: [
    ['get', '/v1/ingestion', 'What came in, by table', 'read'],
    ['get', '/v1/rejected', 'The rows that were not taken, and why', 'read'],
    ['post', '/v1/rejected/replay', 'Send rows that were not taken through the checks again', 'ingest'],
    ['get', '/v1/mappings', 'The saved mappings of files', 'read'],
    ['get', '/v1/mappings/{name}', 'A saved mapping', 'read'],
    ['post', '/v1/mappings', 'Save a mapping under its name', 'ingest'],
    ['delete', '/v1/mappings/{name}', 'Remove a mapping', 'ingest'],
  ],
  audiences: [
    ['get', '/v1/audiences', 'The audiences', 'read'],
    ['post', '/v1/audiences', 'Make an audience', 'export'],
    ['get', '/v1/audiences/conditions', 'The conditions that rules are made of', 'read'],
    ['post', '/v1/audiences/preview', 'Size, sample and effect of each condition of a rule', 'read'],
    ['get', '/v1/audiences/{id}', 'An audience', 'read'],
    ['patch', '/v1/audiences/{id}', 'Change an audience', 'export'],
    ['delete', '/v1/audiences/{id}', 'Archive an audience', 'export'],
    ['post', '/v1/audiences/{id}/refresh', 'Work the members out anew', 'export'],
    ['get', '/v1/audiences/{id}/runs', 'The refreshes', 'read'],
    ['get', '/v1/audiences/{id}/members', 'The members', 'read'],
    ['get', '/v1/audiences/{id}/changes', 'Who entered and who left', 'read'],
    ['get', '/v1/audiences/{id}/exports', 'The exports', 'read'],
    ['post', '/v1/audiences/{id}/exports', 'Write the members to a file', 'export'],
    ['get', '/v1/exports/{id}/file', 'The file of an export', 'export'],
  ],
  reports: [
    ['get', '/v1/reports', 'The reports', 'read'],
    ['post', '/v1/reports', 'Make a report', 'export'],
    ['get', '/v1/reports/ready-made', 'Definitions to begin with', 'read'],
    ['get', '/v1/reports/{id}', 'A report', 'read'],
    ['patch', '/v1/reports/{id}', 'Change a report', 'export'],
    ['delete', '/v1/reports/{id}', 'Archive a report', 'export'],
    ['get', '/v1/reports/{id}/runs', 'The runs of a report', 'read'],
    ['post', '/v1/reports/{id}/runs', 'Run a report now', 'export'],
    ['get', '/v1/report-runs/{id}', 'A run', 'read'],
    ['get', '/v1/report-runs/{id}/files/{name}', 'A file of a run', 'read'],
    [
      'post',
      '/v1/report-runs/{id}/deliveries/{delivery}/redeliver',
      'Send a delivery once more that failed or is uncertain',
      'export',
    ],
  ],
  settings: [
    ['get', '/v1/keys', 'The keys of the project', 'admin'],
    ['post', '/v1/keys', 'Make a key; it is shown once', 'admin'],
    ['delete', '/v1/keys/{id}', 'Revoke a key', 'admin'],
    ['get', '/v1/projects', 'The projects', 'read'],
    ['post', '/v1/projects', 'Make a project', 'admin'],
    ['patch', '/v1/projects/{name}', 'Change a project', 'admin'],
    ['get', '/v1/users', 'The users', 'admin'],
    ['post', '/v1/users', 'Make a user and a link to sign in', 'admin'],
    ['patch', '/v1/users/{id}', 'Change a user', 'admin'],
    ['get', '/v1/views', 'Saved views', 'read'],
    ['post', '/v1/views', 'Save a view', 'read'],
    ['delete', '/v1/views/{id}', 'Remove a view', 'read'],
    ['get', '/v1/audit', 'Who did what', 'admin'],
    ['get', '/v1/erasures', 'Who was to be erased, and what became of it', 'admin'],
    ['post', '/v1/erasures', 'Erase a customer or visitor everywhere, for good', 'admin'],
    ['get', '/v1/erasures/{id}', 'The receipt of an erasure', 'admin'],
    ['get', '/v1/connections', 'The shops that send their webhooks here, and what came', 'admin'],
    ['post', '/v1/connections', 'Connect a shop; its secret is never shown', 'admin'],
    ['delete', '/v1/connections/{id}', 'End a connection; its rows stay', 'admin'],
  ],
};

/** Tags of the resources, with what they are about. */
export const resourceTags = [
  { name: 'customers', description: 'Who they are, and what can be named in a question.' },
  { name: 'data', description: 'What came in, what was not taken and why.' },
  { name: 'audiences', description: 'Rules, their members, and lists to take away.' },
  { name: 'reports', description: 'Definitions, runs and their files.' },
  { name: 'settings', description: 'Keys, projects, users, saved views and the audit.' },
];

/** The path items of all resources. */
export function resourcePaths(): Record<string, OpenApi> {
  const paths: Record<string, OpenApi> = {};
  const bodies = resourceBodies();
  for (const [tag, list] of Object.entries(routes)) {
    for (const route of list)
      paths[route[1]] = { ...paths[route[1]], [route[0]]: operation(tag, route, bodies) };
  }
  return paths;
}

function operation(
  tag: string,
  [method, path, summary, scope]: Route,
  bodies: Readonly<Record<string, OpenApi>>,
): OpenApi {
  const route = `${method} ${path}`;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const parameters = [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(isList(route) ? pageParameters : []),
    ...Object.entries(queries[route] ?? {}).map(([name, description]) => ({
      ...{ name, in: 'query', description, schema: { type: 'string' } },
    })),
  ];
  const body = bodies[route];
  return {
    operationId: `${method}_${path.replace(/^\/v1\//, '').replace(/[^a-z]+/gi, '_')}`.replace(/_$/, ''),
    tags: [tag],
    summary,
    description: `Needs the scope "${scope}".`,
    ...(parameters.length ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: { '2XX': answer(route), ...problemResponses(400, 401, 403, 404, 409) },
  };
}

function answer(route: string): OpenApi {
  const schema = resourceAnswers[route];
  return { description: 'Done.', ...(schema ? { content: { 'application/json': { schema } } } : {}) };
}

function isList(route: string): boolean {
  const required = resourceAnswers[route]?.['required'] as string[] | undefined;
  return route.startsWith('get ') && (required?.includes('next_cursor') ?? false);
}

/** What else can be asked of a list. */
const queries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'get /v1/customers': { search: 'Part of a name, an e-mail address or an id.' },
  'get /v1/properties/{property}/values': { search: 'Part of the value.' },
  'get /v1/rejected': {
    table: 'Of this table alone.',
    code: 'Rejected for this reason alone.',
    state: 'open (default), replayed or all.',
  },
  'get /v1/audiences/{id}/members': { run: 'Id of a published run; default the last.' },
  'get /v1/audiences/{id}/changes': {
    run: 'Id of a published run; default the last.',
    limit: 'How many of each are listed, 1 to 500.',
  },
  'get /v1/views': { page: 'Of this page of the dashboard alone.' },
};

const pageParameters = [
  { name: 'cursor', in: 'query', schema: { type: 'string' }, description: 'next_cursor of the page before.' },
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 500 } },
];
