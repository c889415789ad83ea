import { parseParams, type AnalysisDescriptor, type AnalysisParams, type AnalysisRunner } from '#analyses';
import { Problem } from '#core';
import {
  views,
  type AnalysisBlock,
  type BlockRange,
  type ReportBlock,
  type TextBlock,
  type View,
} from './definition.js';
import type { Fields, Mistakes } from './mistakes.js';

const blockTypes = ['analysis', 'audience', 'audiences', 'text'] as const;
const setByReport = ['asOf', 'from', 'to', 'timeZone', 'compare'];
export const maxRows = 10_000;
export const maxDays = 3660;

/** The views that fit an analysis and level; everything can be a table. */
const fitting: Readonly<Record<string, View>> = {
  'overview/totals': 'metrics',
  'rfm/segments': 'segments',
  'cohort-ltv/cohorts': 'cohorts',
  'funnel/steps': 'funnel',
};

/** One block from JSON, its defaults filled in; every mistake goes to `mistakes`. */
export function parseBlock(
  value: unknown,
  path: string,
  runner: AnalysisRunner,
  mistakes: Mistakes,
): ReportBlock | undefined {
  const type = (value as Fields | null | undefined)?.['type'];
  if (!blockTypes.includes(type as (typeof blockTypes)[number])) {
    mistakes.add('unknown-block', `${path}.type`, `must be one of ${blockTypes.join(', ')}`);
    return undefined;
  }
  const known = {
    analysis: ['type', 'analysis', 'parameters', 'range', 'view', 'title', 'limit'],
    audience: ['type', 'audience', 'title'],
    audiences: ['type', 'title'],
    text: ['type', 'text', 'title'],
  }[type as ReportBlock['type']];
  const fields = mistakes.fields(value, path, known)!;
  const title = mistakes.optionalText(fields['title'], `${path}.title`, 200);
  const titled = title === undefined ? {} : { title };
  if (type === 'analysis') return parseAnalysis(fields, path, titled, runner, mistakes);
  if (type === 'audiences') return { type, ...titled };
  if (type === 'audience') {
    return { type, audience: mistakes.text(fields['audience'], `${path}.audience`, 36), ...titled };
  }
  const text = mistakes.text(fields['text'], `${path}.text`, 20_000);
  return { type: 'text', text, ...titled } satisfies TextBlock;
}

function parseAnalysis(
  fields: Fields,
  path: string,
  titled: { title?: string },
  runner: AnalysisRunner,
  mistakes: Mistakes,
): AnalysisBlock | undefined {
  const descriptor = runner.descriptors.find(({ name }) => name === fields['analysis']);
  if (!descriptor) {
    const names = runner.descriptors.map(({ name }) => name).join(', ');
    mistakes.add('unknown-analysis', `${path}.analysis`, `must be one of ${names}`);
    return undefined;
  }
  const parameters = (fields['parameters'] ?? {}) as Record<string, unknown>;
  const params = checkParameters(parameters, `${path}.parameters`, descriptor, mistakes);
  const { limit } = fields;
  return {
    type: 'analysis',
    analysis: descriptor.name,
    parameters,
    range: parseRange(fields['range'], `${path}.range`, descriptor, mistakes),
    view: parseView(fields['view'], `${path}.view`, descriptor, params, mistakes),
    ...titled,
    ...(limit === undefined ? {} : { limit: mistakes.whole(limit, `${path}.limit`, 1, maxRows) }),
  };
}

function checkParameters(
  parameters: Fields,
  path: string,
  descriptor: AnalysisDescriptor,
  mistakes: Mistakes,
): AnalysisParams | undefined {
  if (parameters !== null && typeof parameters === 'object') {
    for (const name of setByReport.filter((one) => one in parameters)) {
      mistakes.add('set-by-report', `${path}.${name}`, 'is set by the report for its period');
    }
  }
  try {
    return parseParams(descriptor.params, parameters);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    mistakes.addAll(error.errors, path);
    return undefined;
  }
}

/** Analyses of a course or of steps are about the period; those of how things stand about all before its end. */
function parseRange(
  value: unknown,
  path: string,
  descriptor: AnalysisDescriptor,
  mistakes: Mistakes,
): BlockRange {
  const isOfPeriod = descriptor.shape === 'series' || descriptor.shape === 'steps';
  if (value === undefined || value === null) return isOfPeriod ? 'period' : 'none';
  if (value === 'period' || value === 'none') return value;
  if (typeof value === 'string') {
    mistakes.add('unknown-value', path, 'must be period, none or {"days": n}');
    return 'none';
  }
  const fields = mistakes.fields(value, path, ['days']);
  return fields ? { days: mistakes.whole(fields['days'], `${path}.days`, 1, maxDays) } : 'none';
}

function parseView(
  value: unknown,
  path: string,
  descriptor: AnalysisDescriptor,
  params: AnalysisParams | undefined,
  mistakes: Mistakes,
): View {
  const level = (params as { level?: string } | undefined)?.level ?? Object.keys(descriptor.levels)[0]!;
  const best = fitting[`${descriptor.name}/${level}`] ?? 'table';
  if (value === undefined || value === null) return best;
  const view = mistakes.oneOf(value, path, views);
  if (view === 'table' || view === best) return view;
  mistakes.add(
    'unfit-view',
    path,
    `must be ${best === 'table' ? best : `${best} or table`} for ${descriptor.name} at level ${level}`,
  );
  return best;
}
