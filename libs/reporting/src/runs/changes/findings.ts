import type { Comparison } from '#analyses';
import { weakBelow, wilson } from '#stats';
import type { FunnelStep, SegmentRow } from '../../figures/index.js';
import type { BlockAnswer, Figures, Part } from '../answers.js';

/** A figure beside one earlier. `growth` is relative; null where there was nothing to grow from. */
export interface Against {
  readonly comparison: Comparison;
  readonly before: string | number;
  readonly growth: number | null;
}

/** One thing that a report says about what changed; `n` is how many it rests on, and it is weak below 30. */
export type Finding = { readonly n: number; readonly isWeak: boolean } & (
  | {
      readonly kind: 'revenue' | 'orders' | 'customers';
      readonly now: string | number;
      readonly against: Against[];
    }
  | { readonly kind: 'segment'; readonly subject: string; readonly now: number; readonly against: Against[] }
  | {
      readonly kind: 'step';
      readonly subject: string;
      readonly from: string;
      readonly now: number;
      readonly before: number;
      readonly comparison: Comparison;
      /** Whether the 95 % intervals of the two rates lie apart. */
      readonly isClear: boolean;
    }
  | { readonly kind: 'audience'; readonly subject: string; readonly now: number; readonly before: number }
);

type Totals = { revenue: string; orders: number; customers: number };

const mostSegments = 2;
const mostAudiences = 2;

/** What changed, the whole shop first; computed from the answers alone. */
export function findingsOf(answers: readonly BlockAnswer[]): Finding[] {
  const parts = answers.flatMap((answer) => answer.parts);
  const of = (analysis: string, level: string) =>
    parts.find((part) => part.analysis === analysis && part.answer.level === level && hasComparison(part));
  const [totals, segments, steps] = [of('overview', 'totals'), of('rfm', 'segments'), of('funnel', 'steps')];
  return [
    ...(totals ? totalFindings(totals) : []),
    ...(segments ? segmentFindings(segments) : []),
    ...(steps ? stepFindings(steps) : []),
    ...audienceFindings(answers),
  ];
}

function hasComparison({ comparisons }: Part): boolean {
  return Object.keys(comparisons).length > 0;
}

function totalFindings(part: Part): Finding[] {
  const row = rowsOf<Totals>(part.answer)[0];
  if (!row) return [];
  const earlier = entriesOf(part).map(
    ([comparison, answer]) => [comparison, rowsOf<Totals>(answer)[0]] as const,
  );
  return (['revenue', 'orders', 'customers'] as const).map((kind) => ({
    kind,
    now: row[kind],
    against: earlier.flatMap(([comparison, before]) =>
      before ? [against(comparison, row[kind], before[kind])] : [],
    ),
    n: row.orders,
    isWeak: row.orders < weakBelow,
  }));
}

function segmentFindings(part: Part): Finding[] {
  const [comparison, before] = entriesOf(part)[0]!;
  const sizes = new Map(rowsOf<SegmentRow>(before).map((row) => [row.segment, row.customers]));
  return rowsOf<SegmentRow>(part.answer)
    .map(({ segment, customers }) => ({ segment, customers, before: sizes.get(segment) ?? 0 }))
    .filter(({ customers, before }) => customers !== before)
    .toSorted((a, b) => Math.abs(b.customers - b.before) - Math.abs(a.customers - a.before))
    .slice(0, mostSegments)
    .map(({ segment, customers, before }) => ({
      kind: 'segment' as const,
      subject: segment,
      now: customers,
      against: [against(comparison, customers, before)],
      n: customers,
      isWeak: Math.max(customers, before) < weakBelow,
    }));
}

function stepFindings(part: Part): Finding[] {
  const [comparison, before] = entriesOf(part)[0]!;
  const earlier = whole(before);
  const now = whole(part.answer);
  const moves = now.slice(1).flatMap((step, index) => {
    const same = earlier.find((one) => one.step === step.step);
    if (!same || step.fromPrevious === null || same.fromPrevious === null) return [];
    const entered = now[index]!;
    const enteredBefore = earlier.find((one) => one.step === entered.step)!;
    const [low, high] = wilson(step.actors, entered.actors);
    const [lowBefore, highBefore] = wilson(same.actors, enteredBefore.actors);
    return {
      kind: 'step' as const,
      subject: step.label,
      from: entered.label,
      now: step.fromPrevious,
      before: same.fromPrevious,
      comparison,
      isClear: low > highBefore || high < lowBefore,
      n: entered.actors,
      isWeak: Math.min(entered.actors, enteredBefore.actors) < weakBelow,
    };
  });
  const move = (one: { now: number; before: number }) => Math.abs(one.now - one.before);
  return moves.toSorted((a, b) => move(b) - move(a)).slice(0, 1);
}

function audienceFindings(answers: readonly BlockAnswer[]): Finding[] {
  const byId = new Map(answers.flatMap(({ audiences }) => audiences).map((one) => [one.id, one]));
  return [...byId.values()]
    .flatMap(({ name, size, previousSize }) =>
      size === null || previousSize === null || size === previousSize
        ? []
        : [{ kind: 'audience' as const, subject: name, now: size, before: previousSize }],
    )
    .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, mostAudiences)
    .map((finding) => ({
      ...finding,
      n: finding.now,
      isWeak: Math.max(finding.now, finding.before) < weakBelow,
    }));
}

function against(comparison: Comparison, now: string | number, before: string | number): Against {
  return { comparison, before, growth: Number(before) > 0 ? Number(now) / Number(before) - 1 : null };
}

/** The earlier answers in the order of the definition. */
function entriesOf({ comparisons }: Part): [Comparison, Figures][] {
  return Object.entries(comparisons).map(([name, { answer }]) => [name as Comparison, answer]);
}

/** The steps of everyone; a broken-down answer has rows of its values alone and says nothing here. */
function whole(answer: Figures): readonly FunnelStep[] {
  return rowsOf<FunnelStep>(answer).filter((row) => row.breakdown == null);
}

/** The columns of each level are held to these rows by the contract tests of the analyses. */
function rowsOf<T>({ rows }: Figures): readonly T[] {
  return rows as unknown as readonly T[];
}
