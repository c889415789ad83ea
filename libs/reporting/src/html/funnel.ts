import { funnelGroups, wholeFunnel, type FunnelFigures, type FunnelStep } from '../figures/index.js';
import { actorWord, funnelLead, stepLabel, type Texts } from '../text/index.js';
import type { BlockOf } from './document.js';
import { card, foldedTable } from './figure.js';
import { breakdownCard } from './funnel-breakdown.js';
import { trendCard } from './funnel-trend.js';
import { markup, Markup, none } from './markup.js';
import type { Section } from './section.js';
import { plainTable } from './table.js';

/** A funnel: its steps with hatching for those who dropped out, the breakdown, and the trend by day of entry. */
export function funnelSection(block: BlockOf<'funnel'>, id: string, texts: Texts): Section {
  const steps = wholeFunnel(block.rows);
  const [first, last] = [steps[0], steps.at(-1)];
  const title =
    first && last && first !== last
      ? texts.say('funnel.fromTo', { first: stepLabel(first, texts), last: stepLabel(last, texts) })
      : texts.say('funnel.title');
  const groups = funnelGroups(block.rows);
  const body = first?.actors
    ? markup`<div class="cards">
        ${stepsCard(block, steps, texts)}${groups.length > 0 ? breakdownCard(groups, block, texts) : none}${trendCard(block, steps, id, texts)}
      </div>`
    : none;
  return { title: block.title ?? title, lead: funnelLead(block, texts), body };
}

function stepsCard(figures: FunnelFigures, steps: readonly FunnelStep[], texts: Texts): Markup {
  const note = texts.say('funnel.stepsNote', { actors: actorWord(figures, 2, texts) });
  const columns = steps.map((step, index) => stepColumn(step, index, index === steps.length - 1, texts));
  return card(
    texts.say('funnel.steps'),
    note,
    markup`<ol class="steps">
        ${columns}
      </ol>
      ${foldedTable(texts.say('report.asTable'), timesTable(steps, texts))}`,
  );
}

function stepColumn(step: FunnelStep, index: number, isLast: boolean, texts: Texts): Markup {
  const { format } = texts;
  const isFirst = index === 0;
  const share = isFirst ? 1 : Math.min(1, Math.max(0, step.fromPrevious ?? 0));
  const ofPrevious = isFirst
    ? texts.say('funnel.everyone')
    : texts.say('funnel.ofPrevious', { share: format.ratio(step.fromPrevious) });
  const details = [
    ...(isFirst ? [] : [texts.say('funnel.ofFirst', { share: format.ratio(step.fromFirst) })]),
    ...(step.medianSeconds === null || isFirst
      ? []
      : [texts.say('funnel.median', { time: format.duration(step.medianSeconds) })]),
    ...(step.stillOpen > 0 && !isLast
      ? [texts.say('funnel.stillOpen', { n: format.count(step.stillOpen) })]
      : []),
  ];
  return markup`<li>
    <div class="track"><i style="--p:${Number(share.toFixed(4))}"></i></div>
    <h4><span class="quiet">${step.step}</span> ${stepLabel(step, texts)}</h4>
    <strong>${format.count(step.actors)}</strong>
    <small>${ofPrevious}</small>${details.map((detail) => markup`<small>${detail}</small>`)}
  </li>
`;
}

function timesTable(steps: readonly FunnelStep[], texts: Texts): Markup {
  const rows = steps.map((step) => ({ ...step, label: stepLabel(step, texts) }));
  const column = (name: keyof FunnelStep, type: 'text' | 'count' | 'ratio' | 'seconds') => ({ name, type });
  return plainTable(
    [
      column('label', 'text'),
      column('actors', 'count'),
      column('fromPrevious', 'ratio'),
      column('fromFirst', 'ratio'),
      column('stillOpen', 'count'),
      column('medianSeconds', 'seconds'),
      column('p25Seconds', 'seconds'),
      column('p75Seconds', 'seconds'),
      column('p90Seconds', 'seconds'),
    ],
    rows,
    texts,
  );
}
