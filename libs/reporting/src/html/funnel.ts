import { funnelGroups, wholeFunnel, type FunnelStep } from '../figures/index.js';
import {
  actorWord,
  funnelLead,
  noteOfWeak,
  rateFromFirst,
  rateFromPrevious,
  stepLabel,
  type Texts,
} from '../text/index.js';
import type { BlockOf } from './document.js';
import { growth, dashedNote, rateBefore } from './earlier.js';
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

function stepsCard(figures: BlockOf<'funnel'>, steps: readonly FunnelStep[], texts: Texts): Markup {
  const reading = texts.say('funnel.stepsNote', { actors: actorWord(figures, 2, texts) });
  const note = noteOfWeak(reading, steps, texts);
  const before = new Map(wholeFunnel(figures.earlier?.rows ?? []).map((step) => [step.step, step]));
  const columns = steps.map((step, index) => stepColumn(step, before.get(step.step), index, steps, texts));
  return card(
    texts.say('funnel.steps'),
    dashedNote(note, figures.earlier, texts),
    markup`<ol class="steps">
        ${columns}
      </ol>
      ${foldedTable(texts.say('report.asTable'), timesTable(steps, before, texts))}`,
  );
}

/** A fall of the rate by this much of itself is marked. */
const notableFall = 0.1;

function stepColumn(
  step: FunnelStep,
  before: FunnelStep | undefined,
  index: number,
  steps: readonly FunnelStep[],
  texts: Texts,
): Markup {
  const { format } = texts;
  const isFirst = index === 0;
  const share = isFirst ? 1 : Math.min(1, Math.max(0, step.fromPrevious ?? 0));
  const ofPrevious = isFirst
    ? texts.say('funnel.everyone')
    : texts.say('funnel.ofPrevious', { share: rateFromPrevious(step, texts) });
  const details = [
    ...(isFirst ? [] : [texts.say('funnel.ofFirst', { share: rateFromFirst(step, steps, texts) })]),
    ...(step.medianSeconds === null || isFirst
      ? []
      : [texts.say('funnel.median', { time: format.duration(step.medianSeconds) })]),
    ...(step.stillOpen > 0 && index < steps.length - 1
      ? [texts.say('funnel.stillOpen', { n: format.count(step.stillOpen) })]
      : []),
  ];
  const tone = step.actors < (before?.actors ?? 0) ? 'down' : 'up';
  const rate = isFirst ? none : rateBefore(step.fromPrevious, before?.fromPrevious, texts);
  const shareBefore = isFirst ? undefined : (before?.fromPrevious ?? undefined);
  const hasFallen = shareBefore !== undefined && share < shareBefore * (1 - notableFall);
  return markup`<li>
    <div class="track"><i${hasFallen ? fallen : none} style="--p:${height(share)}"></i>${ghost(shareBefore)}</div>
    <h4><span class="quiet">${step.step}</span> ${stepLabel(step, texts)}</h4>
    <strong>${format.count(step.actors)}</strong>${growth(step.actors, before?.actors, tone, texts)}
    <small>${ofPrevious}</small>${rate.text ? markup`<small>${rate}</small>` : none}${details.map((detail) => markup`<small>${detail}</small>`)}
  </li>
`;
}

const fallen = new Markup(' class="fallen"');

const height = (share: number) => Number(share.toFixed(4));

/** The outline of what the bar was. */
function ghost(share: number | undefined): Markup {
  const inside = share === undefined ? undefined : Math.min(1, Math.max(0, share));
  return inside === undefined ? none : markup`<i class="ghost" style="--p:${height(inside)}"></i>`;
}

function timesTable(
  steps: readonly FunnelStep[],
  before: ReadonlyMap<number, FunnelStep>,
  texts: Texts,
): Markup {
  const rows = steps.map((step) => {
    const then = before.get(step.step);
    const earlier = { actorsBefore: then?.actors ?? null, fromPreviousBefore: then?.fromPrevious ?? null };
    return { ...step, ...earlier, label: stepLabel(step, texts) };
  });
  const column = (name: keyof (typeof rows)[number], type: 'text' | 'count' | 'ratio' | 'seconds') => ({
    name,
    type,
  });
  return plainTable(
    [
      column('label', 'text'),
      column('actors', 'count'),
      ...(before.size ? [column('actorsBefore', 'count')] : []),
      column('fromPrevious', 'ratio'),
      ...(before.size ? [column('fromPreviousBefore', 'ratio')] : []),
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
