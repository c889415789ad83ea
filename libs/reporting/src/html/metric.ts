import { valueText, type Texts } from '../text/index.js';
import type { BlockOf, Metric } from './document.js';
import { markup, Markup, none } from './markup.js';

/** A few numbers, each beside what it was a period earlier. */
export function metricBlock({ metrics }: BlockOf<'metric'>, texts: Texts): Markup {
  return markup`<div class="metrics">${metrics.map((metric) => metricCard(metric, texts))}</div>`;
}

function metricCard(metric: Metric, texts: Texts): Markup {
  const note = metric.note ? markup`<p>${metric.note}</p>` : none;
  return markup`<div class="card metric">
    <h3>${metric.label}</h3>
    <strong>${valueText(metric.value, metric.type, texts)}</strong>${change(metric, texts)}${note}
  </div>
`;
}

function change(metric: Metric, texts: Texts): Markup {
  const { value, previous, type, goodWhen } = metric;
  if (previous === undefined || previous === null || value === null) return none;
  const was = texts.say('report.was', { value: valueText(previous, type, texts) });
  const [now, before] = [Number(value), Number(previous)];
  if (!(before > 0)) return markup`<p>${was}</p>`;
  const growth = now / before - 1;
  const isGood = goodWhen === undefined || growth === 0 ? undefined : growth > 0 === (goodWhen === 'up');
  const tone = isGood === undefined ? 'quiet' : isGood ? 'up' : 'down';
  return markup`<p><b class="${tone}">${texts.format.change(growth)}</b> ${was}</p>`;
}
