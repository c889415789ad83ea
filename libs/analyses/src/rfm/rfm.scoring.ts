import { isMoney, type ProblemDetail } from '#core';
import { defaultMap, operatorMap } from './default-maps.js';
import type { RfmParams, RfmThresholds } from './rfm.params.js';
import { mapErrors, resolveMap, type SegmentMap } from './segment-map.js';
import { invalidParameters } from '../shared/index.js';

const defaultBins = 5;

/** How buyers are scored and named. */
export interface Scoring {
  readonly method: RfmParams['method'];
  readonly bins: number;
  readonly map: SegmentMap;
  readonly thresholds: RfmThresholds | undefined;
}

/** The numbers of the cut-offs between the scores from 1 to `bins`. */
export function cutoffNumbers(bins: number): number[] {
  return Array.from({ length: bins - 1 }, (_, index) => index + 1);
}

/**
 * The number of scores, the thresholds and the segment map that the parameters ask for.
 * @throws Problem `invalid-parameters` with every mistake in thresholds and map
 */
export function resolveScoring(params: RfmParams): Scoring {
  const { method } = params;
  const errors = thresholdErrors(params);
  if (errors.length) throw invalidParameters(errors);
  const bins = binsOf(params);
  if (params.bins !== undefined && params.bins !== bins) {
    const message = `must be ${bins} or absent: that is what ${method === 'mean' ? 'the mean' : 'the thresholds'} give`;
    throw invalidParameters([{ code: 'contradiction', path: 'bins', message }]);
  }
  const rules = params.map ?? (method === 'mean' ? operatorMap : defaultMap(bins));
  const mistakes = mapErrors(rules, bins);
  if (mistakes.length) throw invalidParameters(mistakes);
  return { method, bins, map: resolveMap(rules, bins), thresholds: params.thresholds };
}

function binsOf({ method, bins, thresholds }: RfmParams): number {
  if (method === 'mean') return 2;
  if (method === 'threshold') return thresholds!.recency.length + 1;
  return bins ?? defaultBins;
}

function thresholdErrors({ method, thresholds }: RfmParams): ProblemDetail[] {
  if (method !== 'threshold') {
    return thresholds
      ? [{ code: 'contradiction', path: 'thresholds', message: 'belong to method threshold only' }]
      : [];
  }
  if (!thresholds) {
    return [{ code: 'missing', path: 'thresholds', message: 'are needed by method threshold' }];
  }
  const { recency, frequency, monetary } = thresholds;
  if (recency.length !== frequency.length || recency.length !== monetary.length) {
    return [{ code: 'unequal-lengths', path: 'thresholds', message: 'must be three lists of one length' }];
  }
  const noMoney = monetary.findIndex((value) => !isMoney(String(value)));
  if (noMoney >= 0) {
    const message = 'must be an amount of at most 14 digits before and 4 after the point';
    return [{ code: 'invalid-money', path: `thresholds.monetary.${noMoney}`, message }];
  }
  return [
    ...orderErrors('recency', [...recency].reverse(), 'rise'),
    ...orderErrors('frequency', frequency, 'fall'),
    ...orderErrors('monetary', monetary.map(Number), 'fall'),
  ];
}

function orderErrors(name: string, values: readonly number[], direction: string): ProblemDetail[] {
  const isSorted = values.every((value, index) => index === 0 || values[index - 1]! <= value);
  if (isSorted) return [];
  return [
    {
      code: 'wrong-order',
      path: `thresholds.${name}`,
      message: `must not ${direction} from one to the next`,
    },
  ];
}
