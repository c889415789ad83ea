import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#core';
import { CustomerParams } from '../customer/customer.params.js';
import { FunnelParams } from '../funnel/funnel.params.js';
import { RfmParams } from '../rfm/rfm.params.js';
import type { AnalysisParams } from './analysis-params.js';
import { parseParams } from './params-parser.js';

/** What is said about the parameters, and the paths and codes beside it. */
function refused(type: new () => AnalysisParams, input: unknown) {
  try {
    parseParams(type, input);
  } catch (error) {
    const { message, errors } = error as Problem;
    return [message, ...errors.map(({ path, code }) => `${path} ${code}`)];
  }
  return [];
}

const step = 'must be a step such as {"events": ["product_viewed"]}';

describe('parameters that are missing', () => {
  it('are needed, and nothing else is said', () => {
    expect(refused(CustomerParams, {})).toEqual(['customerId: is needed', 'customerId missing']);
    expect(refused(FunnelParams, {})).toEqual([
      'steps: is needed: 2 to 12 steps, each {"events": [...]}',
      'steps missing',
    ]);
    expect(refused(RfmParams, { map: [{ r: [1, 5], f: [1, 5] }] })[0]).toBe('map.0.segment: is needed');
  });

  it('are not those that are unknown', () => {
    const steps = [{ event: 'a' }, { events: ['b'] }];
    expect(refused(FunnelParams, { steps })).toEqual([
      'steps.0.event: is not a parameter of this analysis (and 1 more)',
      'steps.0.event unknown-parameter',
      'steps.0.events missing',
    ]);
  });
});

describe('a parameter that does not fit', () => {
  it.each([
    [{ steps: ['product_viewed', 'order_completed'] }, `steps.0: ${step} (and 1 more)`],
    [{ steps: 'product_viewed' }, 'steps: must be 2 to 12 steps, each {"events": [...]}'],
    [{ steps: [{ events: ['a'] }] }, 'steps: a funnel has at least 2 steps'],
    [{ exclusions: ['a'] }, 'exclusions.0: must be an exclusion such as {"events": ["order_refunded"]}'],
    [{ windowSeconds: 'x' }, 'windowSeconds: must be a number'],
    [{ windowSeconds: 0 }, 'windowSeconds: must be above 0'],
    [{ limit: 0 }, 'limit: must not be less than 1'],
    [{ limit: 1.5 }, 'limit: must be an integer number'],
    [{ asOf: 3 }, 'asOf: must be a string'],
    [{ order: 'x' }, 'order: must be one of the following values: sequential, strict, any'],
    [{ steps: [{ events: [''] }, { events: [1] }] }, 'steps.1.events: each value in events must be a string'],
  ])('%j is told %s', (input, message) => {
    const steps = [{ events: ['a'] }, { events: ['b'] }];
    expect(refused(FunnelParams, { steps, ...input })[0]).toBe(message);
  });

  it('is told one mistake', () => {
    expect(refused(CustomerParams, { customerId: 7 })).toEqual([
      'customerId: must be a string',
      'customerId invalid-parameter',
    ]);
  });
});
