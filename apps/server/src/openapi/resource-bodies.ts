import { paramsSchema } from '#analyses';
import {
  AudienceChangeBody,
  ExportBody,
  NewAudienceBody,
  PreviewBody,
  RefreshBody,
} from '../audiences/audience.bodies.js';
import { IdentifierBody } from '../customers/identifier.bodies.js';
import { NewErasureBody } from '../erasures/erasure.bodies.js';
import { NewMappingBody, ReplayBody } from '../ingestion/replay.bodies.js';
import { RunBody } from '../reports/report.bodies.js';
import {
  NewKeyBody,
  NewProjectBody,
  NewUserBody,
  NewViewBody,
  ProjectChangeBody,
  UserChangeBody,
} from '../settings/settings.bodies.js';
import { NewConnectionBody } from '../webhooks/connection.bodies.js';
import { ref } from './json-schema.js';
import type { OpenApi } from './schemas.js';

const classes: Readonly<Record<string, new () => object>> = {
  'post /v1/customers/{id}/identifiers': IdentifierBody,
  'post /v1/rejected/replay': ReplayBody,
  'post /v1/mappings': NewMappingBody,
  'post /v1/audiences': NewAudienceBody,
  'patch /v1/audiences/{id}': AudienceChangeBody,
  'post /v1/audiences/preview': PreviewBody,
  'post /v1/audiences/{id}/refresh': RefreshBody,
  'post /v1/audiences/{id}/exports': ExportBody,
  'post /v1/reports/{id}/runs': RunBody,
  'post /v1/keys': NewKeyBody,
  'post /v1/projects': NewProjectBody,
  'patch /v1/projects/{name}': ProjectChangeBody,
  'post /v1/users': NewUserBody,
  'patch /v1/users/{id}': UserChangeBody,
  'post /v1/views': NewViewBody,
  'post /v1/connections': NewConnectionBody,
  'post /v1/erasures': NewErasureBody,
};

/** What each route of the resources takes: `post /v1/keys` -> its schema, from the class that checks the body. */
export function resourceBodies(): Readonly<Record<string, OpenApi>> {
  const fromClasses = Object.entries(classes).map(([route, type]) => [route, withRule(paramsSchema(type))]);
  const definition = ref('ReportDefinition');
  return {
    ...(Object.fromEntries(fromClasses) as Record<string, OpenApi>),
    'post /v1/reports': definition,
    'patch /v1/reports/{id}': {
      type: 'object',
      description: 'The revision that the editor saw, and the fields of the definition that change.',
      required: ['revision'],
      additionalProperties: true,
      properties: { revision: { type: 'integer', minimum: 1 } },
    },
  };
}

/** A rule's own form is checked by its parser, so that the class says no more than that it is there. */
function withRule(schema: OpenApi): OpenApi {
  const properties = schema['properties'] as Record<string, OpenApi>;
  return 'rule' in properties ? { ...schema, properties: { ...properties, rule: ref('Rule') } } : schema;
}
