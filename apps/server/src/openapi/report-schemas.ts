import { definitionSchema } from '#reporting';
import { count, list, object, oneOf, orNull, ref, text, time } from './json-schema.js';
import type { OpenApi } from './schemas.js';

/** Reports, their runs and deliveries, as the API takes and shows them. */
export function reportSchemas(): Record<string, OpenApi> {
  const { properties } = definitionSchema;
  return {
    ReportDefinition: definitionSchema,
    Report: object({
      id: text,
      ...(properties as Record<string, OpenApi>),
      revision: { type: 'integer', minimum: 1 },
      nextRunAt: orNull(time),
      lastRun: orNull(ref('ReportRun')),
      createdAt: time,
      updatedAt: time,
    }),
    ReportRun: run,
    ReportFile: object({ name: text, mediaType: text, bytes: count, sha256: text, url: text }),
    Delivery: delivery,
  };
}

const run = object({
  id: text,
  reportId: text,
  periodStart: time,
  periodEnd: time,
  revision: { type: 'integer', minimum: 1 },
  reason: { ...orNull(text), description: 'Why it is not the revision before; null in the first.' },
  status: oneOf(['running', 'published', 'failed']),
  watermark: orNull(time),
  startedAt: time,
  finishedAt: orNull(time),
  error: orNull(text),
  changes: { ...list(text), description: 'What changed, in sentences of the report’s language.' },
  files: list(ref('ReportFile')),
  deliveries: list(ref('Delivery')),
});

const delivery = object({
  id: text,
  channel: text,
  state: oneOf(['pending', 'sending', 'delivered', 'failed', 'uncertain']),
  attempts: count,
  lastError: orNull(text),
  deliveredAt: orNull(time),
  advice: { ...orNull(text), description: 'What somebody can do about it, in a sentence.' },
  redeliverUrl: { ...orNull(text), description: 'Where to POST to have it sent once more.' },
});
