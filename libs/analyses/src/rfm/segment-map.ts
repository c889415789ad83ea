import type { ProblemDetail } from '#core';
import type { RfmRule } from './rfm.params.js';

/** A segment map resolved for a number of scores: which segment each of the bins^3 cells belongs to. */
export interface SegmentMap {
  readonly bins: number;
  readonly rules: readonly RfmRule[];
  /** names in the order of the rules, each once */
  readonly segments: readonly string[];
  /** segment of cell (r, f, m) at ((r - 1) * bins + f - 1) * bins + m - 1, counted from 1; 0 where no rule covers it */
  readonly cells: readonly number[];
}

const dimensions = ['r', 'f', 'm'] as const;

/** Gives every cell to the first rule that matches it. */
export function resolveMap(rules: readonly RfmRule[], bins: number): SegmentMap {
  const segments = [...new Set(rules.map((rule) => rule.segment))];
  const cells = allCells(bins).map((cell) => {
    const first = rules.find((rule) => holds(rule, cell));
    return first ? segments.indexOf(first.segment) + 1 : 0;
  });
  return { bins, rules, segments, cells };
}

/**
 * What is wrong with a map: ranges that are turned round or outside the scores, rules that can never match because
 * earlier ones take all their cells, and cells that no rule covers.
 */
export function mapErrors(rules: readonly RfmRule[], bins: number): ProblemDetail[] {
  const ranges = rules.flatMap((rule, index) => rangeErrors(rule, index, bins));
  if (ranges.length) return ranges;
  const firsts = allCells(bins).map((cell) => rules.findIndex((rule) => holds(rule, cell)));
  const reached = new Set(firsts);
  const never = rules.flatMap((rule, index): ProblemDetail[] =>
    reached.has(index)
      ? []
      : [
          {
            code: 'rule-never-matches',
            path: `map.${index}`,
            message: `"${rule.segment}" can never match: earlier rules cover all its cells`,
          },
        ],
  );
  return [...never, ...uncovered(firsts, bins)];
}

type Cell = readonly [r: number, f: number, m: number];

function allCells(bins: number): Cell[] {
  const scores = Array.from({ length: bins }, (_, index) => index + 1);
  return scores.flatMap((r) => scores.flatMap((f) => scores.map((m): Cell => [r, f, m])));
}

function holds(rule: RfmRule, cell: Cell): boolean {
  return dimensions.every((name, index) => {
    const range = rule[name];
    return !range || (range[0]! <= cell[index]! && cell[index]! <= range[1]!);
  });
}

function rangeErrors(rule: RfmRule, index: number, bins: number): ProblemDetail[] {
  return dimensions.flatMap((name) => {
    const range = rule[name];
    if (!range || (range[0]! <= range[1]! && range[1]! <= bins)) return [];
    const message = `[${range.join(', ')}] is no range of scores from 1 to ${bins}`;
    return [{ code: 'invalid-range', path: `map.${index}.${name}`, message }];
  });
}

/** One detail per (r, f) that misses something, with the monetary scores that it misses. */
function uncovered(firsts: readonly number[], bins: number): ProblemDetail[] {
  const missing = new Map<string, number[]>();
  allCells(bins).forEach(([r, f, m], index) => {
    if (firsts[index] !== -1) return;
    const key = `r ${r}, f ${f}`;
    missing.set(key, [...(missing.get(key) ?? []), m]);
  });
  return [...missing].map(([key, scores]) => ({
    code: 'cell-not-covered',
    path: 'map',
    message: `no rule covers ${key}, m ${scores.join('/')}`,
  }));
}
