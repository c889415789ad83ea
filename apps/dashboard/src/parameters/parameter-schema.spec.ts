import { describe, expect, it } from '@jest/globals';
import { askedParameters, type ParameterSchema } from './parameter-schema';

describe('the parameters that a form asks for', () => {
  const schema: ParameterSchema = {
    type: 'object',
    properties: {
      asOf: { type: 'string' },
      method: { enum: ['quantile', 'threshold'], default: 'quantile' },
      bins: { type: 'integer' },
      thresholds: { type: 'object' },
      level: { enum: ['segments', 'customers'], default: 'segments' },
      segment: { type: 'string' },
    },
  };
  const asked = (given: Record<string, unknown>) => askedParameters(schema, given, ['asOf']);

  it('are those that go with the defaults', () => {
    expect(asked({})).toEqual(['method', 'bins', 'level']);
  });

  it('are those that go with what was chosen', () => {
    expect(asked({ method: 'threshold', level: 'customers' })).toEqual([
      'method',
      'thresholds',
      'level',
      'segment',
    ]);
  });

  it('are those that were given, whether they go with the others or not', () => {
    expect(asked({ segment: 'New' })).toEqual(['method', 'bins', 'level', 'segment']);
  });
});
