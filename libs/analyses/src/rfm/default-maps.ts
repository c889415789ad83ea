import type { RfmRule } from './rfm.params.js';

/** The default map on scores 1 to 5: how recent, against how often, and money where that parts two names. */
const fiveScores: readonly RfmRule[] = [
  { segment: 'Champions', r: [4, 5], f: [4, 5], m: [4, 5] },
  { segment: 'Loyal', r: [3, 5], f: [4, 5] },
  { segment: 'Potential loyalists', r: [4, 5], f: [2, 3] },
  { segment: 'New', r: [5, 5], f: [1, 1] },
  { segment: 'Promising', r: [4, 4], f: [1, 1] },
  { segment: 'Needs attention', r: [3, 3], f: [2, 3] },
  { segment: 'About to sleep', r: [3, 3], f: [1, 1] },
  { segment: 'At risk', r: [1, 2], f: [3, 3] },
  { segment: 'At risk', r: [1, 2], f: [4, 5], m: [1, 3] },
  { segment: "Can't lose", r: [1, 2], f: [4, 5], m: [4, 5] },
  { segment: 'Hibernating', r: [2, 2], f: [1, 2] },
  { segment: 'Lost', r: [1, 1], f: [1, 2] },
];

/**
 * The default map for `bins` scores: each score stands for the nearest of the five, lowest for lowest and highest for
 * highest. Segments that so few scores cannot tell apart are left out, so every rule matches something.
 */
export function defaultMap(bins: number): RfmRule[] {
  return fiveScores.flatMap((rule) => {
    const scaled = { r: scale(rule.r, bins), f: scale(rule.f, bins), m: scale(rule.m, bins) };
    if (Object.values(scaled).some((range) => range?.length === 0)) return [];
    return [{ segment: rule.segment, ...dropAbsent(scaled) }];
  });
}

/**
 * The eight groups of operators in China, for mean split: 重要 (important) is above the mean in monetary value, 一般
 * (ordinary) is not; 价值 (value), 发展 (develop), 保持 (keep) and 挽留 (win back) come from recency and frequency.
 */
export const operatorMap: readonly RfmRule[] = [
  { segment: '重要价值', r: [2, 2], f: [2, 2], m: [2, 2] },
  { segment: '重要发展', r: [2, 2], f: [1, 1], m: [2, 2] },
  { segment: '重要保持', r: [1, 1], f: [2, 2], m: [2, 2] },
  { segment: '重要挽留', r: [1, 1], f: [1, 1], m: [2, 2] },
  { segment: '一般价值', r: [2, 2], f: [2, 2], m: [1, 1] },
  { segment: '一般发展', r: [2, 2], f: [1, 1], m: [1, 1] },
  { segment: '一般保持', r: [1, 1], f: [2, 2], m: [1, 1] },
  { segment: '一般挽留', r: [1, 1], f: [1, 1], m: [1, 1] },
];

/** The scores of 1..bins whose place among five lies in the range: undefined for any, empty for none. */
function scale(range: readonly number[] | undefined, bins: number): number[] | undefined {
  if (!range) return undefined;
  const scores = Array.from({ length: bins }, (_, index) => index + 1).filter((score) => {
    const ofFive = 1 + Math.round(((score - 1) * 4) / (bins - 1));
    return range[0]! <= ofFive && ofFive <= range[1]!;
  });
  return scores.length ? [scores[0]!, scores[scores.length - 1]!] : [];
}

function dropAbsent(ranges: Record<'r' | 'f' | 'm', number[] | undefined>): Partial<RfmRule> {
  return Object.fromEntries(Object.entries(ranges).filter(([, range]) => range !== undefined));
}
