import type { SqlFragment } from '#warehouse';
import type { AnalysisContext, AnalysisService, Plan } from '../shared/index.js';
import { actorCount, actorRows } from './actors.sql.js';
import { checkEventNames } from './event-names.js';
import { funnelColumns } from './funnel.columns.js';
import { define, type FunnelDefinition } from './funnel.definition.js';
import type { FunnelParams } from './funnel.params.js';
import { stepRows, timesRows, trendRows } from './levels.sql.js';
import { rangesOf } from './person-ranges.js';
import { populationRows } from './population.sql.js';
import { selectionOf, type Selection } from './selection.js';
import { unratedOrders } from './unsent-orders.js';

/** Where actors are lost between a first and a last step. */
export class FunnelService implements AnalysisService<FunnelParams> {
  /** @throws Problem `invalid-parameters` that names the parameter, the property or the event */
  async plan(params: FunnelParams, context: AnalysisContext): Promise<Plan> {
    const { warehouse, signal } = context;
    const defined = define(params, context);
    const selection = selectionOf(params, defined);
    const [ranges] = await Promise.all([
      rangesOf(defined, warehouse, signal),
      checkEventNames(params, warehouse, signal),
    ]);
    const funnel = { ...defined, ranges };
    return {
      question: rowsOf(funnel, params, selection).toQuestion(),
      ...(params.level === 'actors' ? { counted: actorCount(funnel, selection).toQuestion() } : {}),
      columns: funnelColumns[params.level],
      parameters: resolved(params, funnel),
      unrated: unratedOrders(funnel),
      facts: {
        question: populationRows(funnel).toQuestion(),
        read: (row) => ({ population: Number(row['actors']) }),
        // Whoever is in the funnel has done its first step.
        ...(params.level === 'steps' && !funnel.breakdown ? { tell: ([first]) => first } : {}),
      },
    };
  }
}

function rowsOf(funnel: FunnelDefinition, params: FunnelParams, selection: Selection): SqlFragment {
  switch (params.level) {
    case 'steps':
      return stepRows(funnel, params.times);
    case 'trend':
      return trendRows(funnel);
    case 'times':
      return timesRows(funnel);
    case 'actors':
      return actorRows(funnel, selection);
  }
}

function resolved(params: FunnelParams, funnel: FunnelDefinition): Record<string, unknown> {
  const { step, outcome, breakdownValue, enteredFrom, enteredBefore, tookFrom, tookBefore, ...others } =
    params;
  const { limit: _limit, offset: _offset, ...asked } = others;
  const listed = { step, outcome, breakdownValue, enteredFrom, enteredBefore, tookFrom, tookBefore };
  return {
    ...asked,
    ...(params.level === 'actors' ? listed : {}),
    steps: params.steps.map((step, index) => ({ ...step, label: funnel.labels[index] })),
    attempt: funnel.isFirstEntry ? 'first' : 'best',
    ...(funnel.breakdown ? { breakdown: funnel.breakdown } : {}),
    ...(funnel.from ? { from: funnel.from.toISOString() } : {}),
    ...(funnel.to ? { to: funnel.to.toISOString() } : {}),
    asOf: funnel.asOf.toISOString(),
    timeZone: funnel.timeZone,
  };
}
