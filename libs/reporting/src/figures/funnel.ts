import { weakBelow } from '#stats';
import { groupBy } from './group.js';

/** A row of `funnel` at level steps. Rates are 0..1, times in seconds; null where nobody got there. */
export interface FunnelStep {
  readonly step: number;
  readonly label: string;
  readonly actors: number;
  readonly fromPrevious: number | null;
  readonly fromFirst: number | null;
  /** Whether `fromPrevious` is of fewer than 30 actors; false at the first step. */
  readonly weak: boolean;
  /** Actors who stand at this step and still have time to go on. */
  readonly stillOpen: number;
  readonly medianSeconds: number | null;
  readonly p25Seconds: number | null;
  readonly p75Seconds: number | null;
  readonly p90Seconds: number | null;
  /** The value this row is about; null or absent for everyone. */
  readonly breakdown?: string | null;
}

/** A row of `funnel` at level trend: those who entered on `day` (YYYY-MM-DD). */
export interface FunnelDay {
  readonly day: string;
  readonly step: number;
  readonly actors: number;
  readonly fromFirst: number | null;
  readonly fromPrevious: number | null;
  /** The value this row is about; null or absent for everyone. */
  readonly breakdown?: string | null;
}

export interface FunnelFigures {
  readonly rows: readonly FunnelStep[];
  readonly trend?: readonly FunnelDay[];
  readonly actor?: 'person' | 'session' | 'order';
}

/** The steps of one value of the breakdown. */
export interface FunnelGroup {
  readonly breakdown: string;
  readonly steps: readonly FunnelStep[];
}

const byStep = (a: FunnelStep, b: FunnelStep) => a.step - b.step;

/** The steps of everyone; where only broken-down rows are there, their sum without the times. */
export function wholeFunnel(rows: readonly FunnelStep[]): FunnelStep[] {
  const whole = rows.filter((row) => row.breakdown == null);
  if (whole.length > 0) return whole.toSorted(byStep);
  const summed = [...groupBy(rows, (row) => row.step).values()].map(sumOf).sort(byStep);
  return summed.map((row, index) => ({
    ...row,
    fromPrevious: index === 0 ? 1 : ratio(row.actors, summed[index - 1]!.actors),
    fromFirst: index === 0 ? 1 : ratio(row.actors, summed[0]!.actors),
    weak: index > 0 && summed[index - 1]!.actors < weakBelow,
  }));
}

/** The trend of everyone, by day and step; where only broken-down rows are there, their sum. */
export function wholeTrend(trend: readonly FunnelDay[]): FunnelDay[] {
  const whole = trend.filter((row) => row.breakdown == null);
  if (whole.length > 0) return whole;
  const key = (day: string, step: number) => `${day} ${step}`;
  const groups = groupBy(trend, (row) => key(row.day, row.step));
  const actorsAt = (at: string) => (groups.get(at) ?? []).reduce((sum, row) => sum + row.actors, 0);
  return [...groups].map(([at, [{ day, step }]]) => ({
    day,
    step,
    actors: actorsAt(at),
    fromPrevious: step === 1 ? 1 : ratio(actorsAt(at), actorsAt(key(day, step - 1))),
    fromFirst: step === 1 ? 1 : ratio(actorsAt(at), actorsAt(key(day, 1))),
  }));
}

/** The values of the breakdown, the one with most entries first. */
export function funnelGroups(rows: readonly FunnelStep[]): FunnelGroup[] {
  return [
    ...groupBy(
      rows.filter((row) => row.breakdown != null),
      (row) => row.breakdown!,
    ),
  ]
    .map(([breakdown, steps]) => ({ breakdown, steps: steps.toSorted(byStep) }))
    .sort((a, b) => b.steps[0]!.actors - a.steps[0]!.actors || (a.breakdown < b.breakdown ? -1 : 1));
}

/** The step that the smallest share of those before it reach; undefined when nobody reached a second step's door. */
export function steepestStep(steps: readonly FunnelStep[]): FunnelStep | undefined {
  return steps
    .slice(1)
    .filter((step) => step.fromPrevious !== null)
    .reduce<FunnelStep | undefined>(
      (least, step) => (least === undefined || step.fromPrevious! < least.fromPrevious! ? step : least),
      undefined,
    );
}

function sumOf(rows: readonly FunnelStep[]): FunnelStep {
  const total = (pick: (row: FunnelStep) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  return {
    step: rows[0]!.step,
    label: rows[0]!.label,
    actors: total((row) => row.actors),
    stillOpen: total((row) => row.stillOpen),
    fromPrevious: null,
    fromFirst: null,
    weak: false,
    medianSeconds: null,
    p25Seconds: null,
    p75Seconds: null,
    p90Seconds: null,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
