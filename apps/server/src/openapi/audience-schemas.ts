import { audienceFormats, describeConditions, purposes } from '#audiences';
import { audienceKinds } from '#metadata';
import { count, list, object, oneOf, open, orNull, ref, text, time } from './json-schema.js';
import type { OpenApi } from './schemas.js';

/** Rules, audiences, their members and lists, as the API takes and shows them. */
export function audienceSchemas(): Record<string, OpenApi> {
  return {
    Rule: {
      description: 'Who belongs to an audience. Groups may be nested five deep; at most 30 conditions.',
      oneOf: [
        group('and', list(ref('Rule'))),
        group('or', list(ref('Rule'))),
        group('not', ref('Rule')),
        ref('Condition'),
      ],
    },
    Condition: {
      oneOf: describeConditions().map(({ title, fields }) => ({ title, ...(fields as OpenApi) })),
    },
    ConditionDescription: object({
      type: text,
      title: text,
      description: text,
      fields: open,
      example: ref('Condition'),
    }),
    Person: person,
    Audience: audience,
    AudienceRun: run,
    AudiencePreview: object({
      size: count,
      population: count,
      sample: list(ref('Person')),
      conditions: list(object({ path: text, matching: count, removed: count })),
      asOf: time,
      watermark: orNull(time),
    }),
    AudienceChanges: object({
      run: orNull(ref('AudienceRun')),
      entered: list(ref('Person')),
      left: list(ref('Person')),
      enteredCount: count,
      leftCount: count,
    }),
    AudienceExport: exported,
  };
}

function group(key: string, parts: OpenApi): OpenApi {
  return { type: 'object', required: [key], additionalProperties: false, properties: { [key]: parts } };
}

const person = object({
  customerId: text,
  anonymousId: { type: 'string', description: "The visitor's id; empty for customers." },
  name: orNull(text),
  email: orNull(text),
  country: orNull(text),
  city: orNull(text),
  person: { type: 'string', description: 'Key of the person.' },
});

const run = object({
  id: text,
  status: oneOf(['running', 'published', 'failed']),
  asOf: time,
  watermark: orNull(text),
  size: orNull(count),
  checksum: orNull(text),
  entered: orNull(count),
  left: orNull(count),
  error: orNull(text),
  startedAt: time,
  finishedAt: orNull(time),
});

const audience = object({
  id: text,
  name: text,
  description: text,
  rule: ref('Rule'),
  kind: oneOf(audienceKinds),
  holdoutPercent: { type: 'number', minimum: 0, maximum: 90 },
  revision: { type: 'integer', minimum: 1 },
  size: { ...orNull(count), description: 'Members of the last published refresh; null before the first.' },
  refreshedAt: orNull(time),
  state: oneOf(['new', 'running', 'published', 'failed']),
  lastRun: orNull(ref('AudienceRun')),
  createdAt: time,
  updatedAt: time,
});

const exported = object({
  id: text,
  audienceId: text,
  runId: text,
  format: oneOf(audienceFormats),
  purpose: orNull(oneOf(purposes)),
  rows: count,
  leftOut: object({ noConsent: count, suppressed: count, holdout: count, noIdentifier: count }),
  sha256: text,
  bytes: count,
  fileName: text,
  mediaType: text,
  file: { type: 'string', description: 'Where to GET the list.' },
  createdAt: time,
});
