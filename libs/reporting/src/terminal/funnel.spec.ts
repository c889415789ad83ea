import { describe, expect, it } from '@jest/globals';
import type { FunnelStep } from '../figures/index.js';
import { renderFunnel } from './funnel.js';
import type { AnswerOptions } from './segments.js';

const facts = { asOf: '2026-11-20T23:00:00.000Z', timeZone: 'Europe/Berlin', currency: 'EUR' };
const options: AnswerOptions = { language: 'en', width: 80, colors: 'none', facts };

function steps(
  counts: readonly (readonly [label: string, actors: number, stillOpen: number, median: number | null])[],
  breakdown: string | null = null,
): FunnelStep[] {
  return counts.map(([label, actors, stillOpen, median], index) => ({
    step: index + 1,
    label,
    actors,
    fromPrevious: index === 0 ? 1 : actors / counts[index - 1]![1],
    fromFirst: index === 0 ? 1 : actors / counts[0]![1],
    weak: index > 0 && counts[index - 1]![1] < 30,
    stillOpen,
    medianSeconds: median,
    p25Seconds: median,
    p75Seconds: median,
    p90Seconds: median,
    breakdown,
  }));
}

describe('renderFunnel', () => {
  it('fills each track to the share of the step before and hatches who dropped out', () => {
    const rows = steps([
      ['View', 200, 5, null],
      ['Add', 50, 3, 180],
      ['Order', 40, 0, 7200],
    ]);
    expect(renderFunnel({ rows }, options)).toBe(`\
From View to Order
Of 200 people at “View”, 40 reached “Order”, 20.0 %. The steepest step is “Add”:
25.0 % of those before it go on. 8 still have time to go on.

Steps  people; filled is the share of the step before, hatched is who dropped
out
Step     Actors                        Of step before  Of all  Median  Time left
────────────────────────────────────────────────────────────────────────────────
1 View      200  ████████████████████                   100 %                  5
2 Add        50  █████╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱          25.0 %  25.0 %   3 min          3
3 Order      40  ████████████████╱╱╱╱          80.0 %  20.0 %    2 hr

As of 20 Nov 2026 · Europe/Berlin
`);
  });

  it('adds the values of a breakdown up to everyone', () => {
    const web = steps([['View', 150, 5, null], ['Order', 30, 0, 180]], 'web'); // prettier-ignore
    const app = steps([['View', 50, 0, null], ['Order', 20, 0, 7200]], 'app'); // prettier-ignore
    expect(renderFunnel({ rows: [...app, ...web] }, { ...options, language: 'zh-CN' })).toBe(`\
从View到Order
在“View”的 200 人中，50 到达“Order”，占 25.0%。还有 5 仍有时间继续。

步骤  按人计；实心为上一步的占比，斜线为流失
步       数量                             上一步占比  总占比  中位时间  仍有时间
────────────────────────────────────────────────────────────────────────────────
1 View    200  █████████████████████████                100%                   5
2 Order    50  ██████▎╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱       25.0%   25.0%         –

细分  条形按比例表示到达最后一步的占比
细分    1   2  总占比
───────────────────────────────────────────────────────
web   150  30   20.0%  ████████████████
app    50  20   40.0%  ████████████████████████████████

截至 2026年11月20日 · Europe/Berlin
`);
  });

  it('marks rates of fewer than 30, and says so once', () => {
    const rows = steps([
      ['View', 200, 0, null],
      ['Add', 20, 0, 180],
      ['Order', 5, 0, 7200],
    ]);
    const shown = renderFunnel({ rows }, options);
    expect(shown).toContain('hatched is who dropped\nout; ~ is of fewer than 30\n');
    expect(shown).toMatch(/2 Add .* 10\.0\s% +10\.0\s%/);
    expect(shown).toMatch(/3 Order .* ~25\.0\s% +2\.5\s%/);
    const [web, app] = [steps([['View', 40, 0, null], ['Order', 10, 0, 180]], 'web'), steps([['View', 4, 0, null], ['Order', 1, 0, 180]], 'app')]; // prettier-ignore
    const split = renderFunnel({ rows: [...web, ...app] }, { ...options, language: 'zh-CN' });
    expect(split).toContain('条形按比例表示到达最后一步的占比；~ 为不足 30 的占比\n');
    expect(split).toMatch(/web .* 25\.0%/);
    expect(split).toMatch(/app .* ~25\.0%/);
  });

  it('says that nobody entered', () => {
    const nobody = steps([['View', 0, 0, null], ['Order', 0, 0, null]]); // prettier-ignore
    for (const rows of [[], nobody]) {
      expect(renderFunnel({ rows }, options)).toContain('Nobody entered this funnel in the time asked for.');
    }
  });

  it('counts sessions and orders in their own words', () => {
    const rows = steps([['View', 1, 1, null], ['Order', 0, 0, null]]); // prettier-ignore
    expect(renderFunnel({ rows, actor: 'session' }, options)).toContain(
      'Of 1 session at “View”, 0 reached “Order”, 0 %. 1 still has time to go on.',
    );
  });
});
