import { readFileSync } from 'node:fs';
import { daysBefore } from '#core';
import { toParam, viewQuery, type ParamValue, type Question } from '#warehouse';
import {
  invalidParameters,
  orderFilters,
  unratedMoney,
  type AnalysisContext,
  type AnalysisService,
  type Facts,
  type Plan,
  type Warning,
} from '../shared/index.js';
import { rfmColumns } from './rfm.columns.js';
import type { RfmParams } from './rfm.params.js';
import { cutoffsOf } from './rfm.cutoffs.sql.js';
import { scoresOf } from './rfm.scores.sql.js';
import { cutoffNumbers, resolveScoring, type Scoring } from './rfm.scoring.js';

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const buyers = read('rfm.buyers.sql').replace('{{order_values}}', () => `(${viewQuery('order_values')})`);
const rowsOf = {
  segments: read('rfm.segments.sql'),
  customers: read('rfm.customers.sql'),
  cells: read('rfm.cells.sql'),
};
const facts = read('rfm.facts.sql');

/** Segments and cells, which are few, have the facts in every row: a second look would plan the whole question again. */
const factColumns = ['buyer_count', 'is_banded', 'recency_cutoffs', 'frequency_cutoffs', 'monetary_cutoffs'];

/** Keeps floor(level * N) at ceil(k * N / n) - 1 for every N below a thousand million, whole products included. */
const hairBelow = 1e-10;
/** Orders that score 1, 2, ... when most buyers bought once: 1, 2, 3, 4-5, 6-8, 9-13, ... */
const bands = [1, 2, 3, 5, 8, 13, 21, 34, 55];

/** Scores every buyer by recency, frequency and monetary value, and names the segment. */
export class RfmService implements AnalysisService<RfmParams> {
  plan(params: RfmParams, context: AnalysisContext): Plan {
    const scoring = resolveScoring(params);
    const filters = orderFilters(params.filters);
    const bound = { ...windowOf(params, context), ...boundScoring(scoring), ...filters.params };
    const cutoffs = cutoffsOf(scoring);
    const scores = scoresOf(scoring.bins);
    const ask = (sql: string, more: Record<string, ParamValue> = {}): Question => ({
      sql: filters.filter(`${buyers}${cutoffs}${sql}`),
      params: { ...bound, ...more },
    });
    return {
      question:
        params.level === 'customers'
          ? ask(scores + rowsOf.customers, listed(params, scoring))
          : ask(scores + rowsOf[params.level], unlisted(params)),
      columns: rfmColumns[params.level],
      parameters: resolved(params, scoring, bound),
      unrated: unratedMoney,
      looksFrom: context.asOf,
      facts: {
        question: ask(facts),
        read: (row) => factsOf(row, scoring),
        ...(params.level === 'customers' ? {} : { carried: factColumns, tell: ([first]) => first }),
      },
    };
  }
}

/** The look-back of frequency and monetary value: `from` and `to` where given, else lookbackDays before asOf. */
function windowOf(params: RfmParams, { asOf, range, timeZone }: AnalysisContext) {
  const since = range.from ?? daysBefore(asOf, params.lookbackDays, timeZone);
  const until = range.to && range.to < asOf ? range.to : asOf;
  return {
    as_of: toParam(asOf),
    since: toParam(since),
    until: toParam(until),
    time_zone: timeZone,
    basis: params.basis,
  };
}

function boundScoring({ method, bins, map, thresholds }: Scoring): Record<string, ParamValue> {
  const ofMethod = {
    quantile: () => ({
      ...Object.fromEntries(cutoffNumbers(bins).map((k) => [`level_${k}`, k / bins - hairBelow])),
      frequency_bands: bands.slice(0, bins - 1),
    }),
    threshold: () => ({
      recency_cutoffs: thresholds!.recency,
      frequency_cutoffs: thresholds!.frequency,
      monetary_cutoffs: thresholds!.monetary.map(String),
    }),
    mean: () => ({}),
  };
  return { ...ofMethod[method](), bins, segments: map.segments, cell_segments: map.cells };
}

/** Which customers level `customers` lists. */
function listed({ segment, cell }: RfmParams, { bins, map }: Scoring): Record<string, ParamValue> {
  if (segment !== undefined && !map.segments.includes(segment)) {
    const message = `is no segment of the map; there are: ${map.segments.join(', ')}`;
    throw invalidParameters([{ code: 'unknown-segment', path: 'segment', message }]);
  }
  const beyond = (['r', 'f', 'm'] as const).filter((name) => (cell?.[name] ?? 0) > bins);
  if (beyond.length) {
    const message = `must be at most ${bins}`;
    throw invalidParameters(
      beyond.map((name) => ({ code: 'invalid-parameter', path: `cell.${name}`, message })),
    );
  }
  return { segment: segment ?? '', cell_r: cell?.r ?? 0, cell_f: cell?.f ?? 0, cell_m: cell?.m ?? 0 };
}

function unlisted(params: RfmParams): Record<string, never> {
  const given = (['segment', 'cell'] as const).filter((name) => params[name] !== undefined);
  if (given.length) {
    const message = 'belongs to level customers only';
    throw invalidParameters(given.map((path) => ({ code: 'contradiction', path, message })));
  }
  return {};
}

function resolved(params: RfmParams, { bins, map }: Scoring, bound: { since: string; until: string }) {
  const { method, basis, level, lookbackDays, segment, cell, filters } = params;
  return {
    method,
    bins,
    lookbackDays,
    basis,
    level,
    lookback: { from: instant(bound.since), to: instant(bound.until) },
    map: map.rules,
    ...(segment === undefined ? {} : { segment }),
    ...(cell === undefined ? {} : { cell }),
    ...(filters === undefined ? {} : { filters }),
  };
}

function instant(param: string): string {
  return `${param.replace(' ', 'T')}Z`;
}

/** The cut-offs in the form of `thresholds`, so that they can score a later day. */
function factsOf(row: Record<string, unknown>, { bins, method }: Scoring): Facts {
  const population = Number(row['buyer_count']);
  const list = (name: string) => (population === 0 ? [] : (row[name] as (string | number)[]));
  return {
    population,
    parameters: {
      cutoffs: {
        recency: list('recency_cutoffs').map(Number),
        frequency: list('frequency_cutoffs').map(Number),
        monetary: list('monetary_cutoffs').map(String),
      },
    },
    warnings:
      method === 'quantile' && Boolean(row['is_banded']) ? [bandedFrequency(bands.slice(0, bins - 1))] : [],
  };
}

function bandedFrequency(borders: readonly number[]): Warning {
  return {
    code: 'frequency-bands',
    parameters: { borders },
    message:
      'More than half of the buyers bought at most once within the look-back, so frequency is scored by ' +
      `bands instead of quantiles: ${borders.map((orders) => `up to ${orders}`).join(', ')} and more orders.`,
  };
}
