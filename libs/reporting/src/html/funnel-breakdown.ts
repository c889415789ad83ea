import type { Facts, FunnelGroup } from '../figures/index.js';
import { stepLabel, type Texts } from '../text/index.js';
import { card, meter, scroll } from './figure.js';
import { markup, Markup } from './markup.js';

/** The funnel of each value of the breakdown, in a line: actors per step, and the share that gets to the end. */
export function breakdownCard(
  groups: readonly FunnelGroup[],
  block: { facts?: Facts },
  texts: Texts,
): Markup {
  const name = propertyName(block.facts?.parameters?.['breakdown'], texts);
  const title = name ? texts.say('funnel.breakdown', { name }) : texts.say('funnel.breakdownPlain');
  const highest = Math.max(0, ...groups.map(reach));
  const heads = groups[0]!.steps.map((step) => markup`<th scope="col">${stepLabel(step, texts)}</th>`);
  const table = markup`<table>
    <thead>
      <tr>
        <th scope="col">${texts.column('breakdown')}</th>
        ${heads}
        <th scope="col">${texts.column('fromFirst')}</th>
        <th></th>
      </tr>
    </thead>
    <tbody>
      ${groups.map((group) => groupRow(group, highest, texts))}
    </tbody>
  </table>`;
  return card(title, texts.say('funnel.breakdownNote'), scroll(title, table));
}

/** `device`, or `{property: 'device', at: 'first'}`. */
function propertyName(breakdown: unknown, texts: Texts): string {
  const property =
    typeof breakdown === 'object' && breakdown !== null && 'property' in breakdown
      ? breakdown.property
      : breakdown;
  return typeof property === 'string' ? texts.choice(property) : '';
}

function groupRow(group: FunnelGroup, highest: number, texts: Texts): Markup {
  const counts = group.steps.map((step) => markup`<td>${texts.format.count(step.actors)}</td>`);
  const name = group.breakdown || texts.say('cohorts.none');
  return markup`<tr>
    <th scope="row">${name}</th>
    ${counts}
    <td>${texts.format.ratio(reach(group))}</td>
    <td class="bar">${meter(highest > 0 ? reach(group) / highest : 0)}</td>
  </tr>
`;
}

function reach(group: FunnelGroup): number {
  return group.steps.at(-1)?.fromFirst ?? 0;
}
