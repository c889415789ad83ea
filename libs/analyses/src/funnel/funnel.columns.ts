import { column, type Column } from '../shared/index.js';

const breakdown = column(
  'breakdown',
  'text',
  "The breakdown's value (in quotes where it is called other or (none) itself), other, (none), or null without a breakdown.",
);
const step = column('step', 'count', 'Number of the step, from 1.');
const label = column('label', 'text', 'Name of the step.');
const reached = column('actors', 'count', 'Actors who reached the step.');
const fromPrevious = column('from_previous', 'ratio', 'Actors as a share of the step before.');
const fromFirst = column('from_first', 'ratio', 'Actors as a share of the first step.');

const seconds = (name: string, quantile: string) =>
  column(name, 'seconds', `${quantile} of the time from the step before, over those who reached the step.`);

/** Columns of the rows at each level of the funnel; the first is the default level. */
export const funnelColumns: Readonly<Record<'steps' | 'trend' | 'times' | 'actors', readonly Column[]>> = {
  steps: [
    step,
    label,
    reached,
    fromPrevious,
    fromFirst,
    column('still_open', 'count', 'Actors who stand at the step and whose window is not over.'),
    column('dropped', 'count', 'Actors who stopped at the step for good.'),
    seconds('median_seconds', 'Median'),
    seconds('p25_seconds', '25th percentile'),
    seconds('p75_seconds', '75th percentile'),
    seconds('p90_seconds', '90th percentile'),
    breakdown,
    column('from_previous_low', 'ratio', 'Lower end of the 95 % interval of fromPrevious (Wilson).'),
    column('from_previous_high', 'ratio', 'Upper end of the interval.'),
    column('weak', 'boolean', 'Whether fromPrevious is of fewer than 30 actors.'),
  ],
  trend: [
    column('day', 'date', 'Day of the entry, in the time zone.'),
    step,
    label,
    reached,
    fromPrevious,
    fromFirst,
    breakdown,
  ],
  times: [
    step,
    label,
    column('from_seconds', 'seconds', 'Begin of the interval of times from the step before, included.'),
    column('to_seconds', 'seconds', 'End of the interval, excluded; null where it has none.'),
    column('actors', 'count', 'Actors who took that long.'),
    breakdown,
  ],
  actors: [
    column('actor', 'text', 'Customer or visitor id; session id or order id when those are the actors.'),
    column('person', 'key', 'Key of the customer or visitor.'),
    column('customer_id', 'text', 'Customer id, empty for a visitor.'),
    column('anonymous_id', 'text', "Visitor's id, empty for a customer."),
    column('entered_at', 'time', 'Time of the first step.'),
    column('level', 'count', 'Deepest step reached.'),
    column('last_step_at', 'time', 'Time of the deepest step.'),
    column('is_open', 'boolean', 'Whether the attempt may still go on.'),
    breakdown,
  ],
};
