import { funnelGroups, type FunnelGroup } from '../figures/index.js';
import { noteOfWeak, rateFromFirst, stepLabel, type Texts } from '../text/index.js';
import type { BlockOf } from './document.js';
import { meterOver, dashedNote, rateBefore } from './earlier.js';
import { card, meter, scroll } from './figure.js';
import { markup, Markup, none } from './markup.js';

/** The funnel of each value of the breakdown, in a line: actors per step, and the share that gets to the end. */
export function breakdownCard(
  groups: readonly FunnelGroup[],
  block: Pick<BlockOf<'funnel'>, 'facts' | 'earlier'>,
  texts: Texts,
): Markup {
  const name = propertyName(block.facts?.parameters?.['breakdown'], texts);
  const title = name ? texts.say('funnel.breakdown', { name }) : texts.say('funnel.breakdownPlain');
  const earlier = block.earlier?.rows.some((row) => row.breakdown != null) ? block.earlier : undefined;
  const before = earlier && new Map(funnelGroups(earlier.rows).map((one) => [one.breakdown, one]));
  const highest = Math.max(0, ...[...groups, ...(before?.values() ?? [])].map(reach));
  const heads = groups[0]!.steps.map((step) => markup`<th scope="col">${stepLabel(step, texts)}</th>`);
  const table = markup`<table>
    <thead>
      <tr>
        <th scope="col">${texts.column('breakdown')}</th>
        ${heads}
        <th scope="col">${texts.column('fromFirst')}</th>
        ${before ? markup`<th scope="col">${texts.column('change')}</th>` : none}
        <th></th>
      </tr>
    </thead>
    <tbody>
      ${groups.map((group) => groupRow(group, before, highest, texts))}
    </tbody>
  </table>`;
  const second = groups.flatMap(({ steps }) => steps.slice(1, 2));
  const note = noteOfWeak(texts.say('funnel.breakdownNote'), second, texts);
  return card(title, dashedNote(note, earlier, texts), scroll(title, table));
}

/** `device`, or `{property: 'device', at: 'first'}`. */
function propertyName(breakdown: unknown, texts: Texts): string {
  const property =
    typeof breakdown === 'object' && breakdown !== null && 'property' in breakdown
      ? breakdown.property
      : breakdown;
  return typeof property === 'string' ? texts.choice(property) : '';
}

function groupRow(
  group: FunnelGroup,
  before: ReadonlyMap<string, FunnelGroup> | undefined,
  highest: number,
  texts: Texts,
): Markup {
  const then = before?.get(group.breakdown);
  const part = (one: FunnelGroup) => (highest > 0 ? reach(one) / highest : 0);
  const bar = before ? meterOver(part(group), then && part(then)) : meter(part(group));
  const counts = group.steps.map((step) => markup`<td>${texts.format.count(step.actors)}</td>`);
  const name = group.breakdown || texts.say('cohorts.none');
  return markup`<tr>
    <th scope="row">${name}</th>
    ${counts}
    <td>${rateFromFirst(group.steps.at(-1)!, group.steps, texts)}</td>
    ${before ? markup`<td>${rateBefore(reach(group), then && reach(then), texts)}</td>` : none}
    <td class="bar">${bar}</td>
  </tr>
`;
}

function reach(group: FunnelGroup): number {
  return group.steps.at(-1)?.fromFirst ?? 0;
}
