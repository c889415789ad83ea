import { languages } from '../text/index.js';
import { maxDays, maxRows } from './block.rules.js';
import { comparisonKinds, periodKinds, views } from './definition.js';
import { mostLatePeriods } from './definition.rules.js';

type Schema = Readonly<Record<string, unknown>>;

const text = (maxLength: number, description?: string): Schema => ({
  ...{ type: 'string', minLength: 1, maxLength },
  ...(description === undefined ? {} : { description }),
});

/** A closed object told apart by its `type`. */
function kind(
  type: string,
  properties: Record<string, Schema>,
  required: readonly string[],
  title = type,
): Schema {
  return {
    ...{ title, type: 'object', additionalProperties: false, required: ['type', ...required] },
    properties: { type: { type: 'string', const: type }, ...properties },
  };
}

const title = text(200, 'In place of the usual heading.');

const range: Schema = {
  description:
    'What the analysis is asked about: the period, the days up to its end, or everything up to its end.',
  oneOf: [
    { type: 'string', enum: ['period', 'none'] },
    {
      ...{ type: 'object', additionalProperties: false, required: ['days'] },
      properties: { days: { type: 'integer', minimum: 1, maximum: maxDays } },
    },
  ],
};

const analysis = kind(
  'analysis',
  {
    analysis: text(60, 'Name of an analysis.'),
    parameters: {
      ...{ type: 'object', additionalProperties: true },
      description: 'Of the analysis; asOf, from, to, timeZone and compare are set by the report.',
    },
    range,
    view: { type: 'string', enum: views },
    title,
    limit: { type: 'integer', minimum: 1, maximum: maxRows, description: 'Rows that a table holds at most.' },
  },
  ['analysis'],
);

const block: Schema = {
  oneOf: [
    analysis,
    kind('audience', { audience: text(36, 'Id of the audience.'), title }, ['audience']),
    kind('audiences', { title }, []),
    kind('text', { text: text(20_000), title }, ['text']),
  ],
};

const channel: Schema = {
  oneOf: [
    kind('folder', { folder: text(200, 'Below the folder that deliveries may write to.') }, ['folder']),
    kind(
      'webhook',
      {
        url: text(2000),
        secret: {
          type: 'string',
          description: 'whsec_ and the key in base64; made when left out, shown once.',
        },
        hasSecret: { type: 'boolean', description: 'Stands in answers in place of the secret.' },
      },
      ['url'],
    ),
  ],
};

/** The form of a definition in JSON Schema, for the API's document. What is taken is decided by {@link parseDefinition}. */
export const definitionSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'blocks'],
  properties: {
    name: text(200),
    blocks: { type: 'array', minItems: 1, maxItems: 30, items: block },
    period: {
      type: 'string',
      enum: periodKinds,
      description: 'Which whole period before the run. Default: day.',
    },
    comparison: {
      ...{
        type: 'array',
        maxItems: comparisonKinds.length,
        items: { type: 'string', enum: comparisonKinds },
      },
      description: 'What the figures stand beside. Default: all.',
    },
    latePeriods: {
      ...{ type: 'integer', minimum: 0, maximum: mostLatePeriods },
      description: 'How many periods before the newest are looked at again for rows that came late.',
    },
    cron: {
      type: ['string', 'null'],
      description: 'Five fields: minute, hour, day, month, weekday. null: made by hand only.',
    },
    timeZone: {
      type: 'string',
      description: 'IANA zone of the cron line and of the days. Default: the project’s.',
    },
    language: { type: 'string', enum: languages },
    channels: { type: 'array', maxItems: 10, items: channel },
    enabled: { type: 'boolean' },
  },
} as const;
