import type { Sentence } from '../text/index.js';
import { drawChart, type ChartOption } from './chart.js';
import { markup, Markup, none } from './markup.js';

/** A card: a title, how to read it in a few quiet words, and what it shows. */
export function card(title: string, note: string, body: Markup): Markup {
  const small = note ? markup`<small>${note}</small>` : none;
  const header =
    title || note
      ? markup`<header>
          <h3>${title}</h3>
          ${small}
        </header>`
      : none;
  return markup`<div class="card">${header}${body}</div>
`;
}

/** A chart in two sizes, one for the desk and one for the phone; a style sheet shows one. */
export function chartFigure(
  id: string,
  label: string,
  heights: { wide: number; narrow: number },
  draw: (width: number, isNarrow: boolean) => ChartOption,
): Markup {
  const wide = { id: `${id}-w`, label, className: 'wide', width: 1040, height: heights.wide } as const;
  const narrow = { id: `${id}-n`, label, className: 'narrow', width: 340, height: heights.narrow } as const;
  return markup`<figure>
    ${drawChart(draw(wide.width, false), wide)} ${drawChart(draw(narrow.width, true), narrow)}
  </figure>`;
}

/** The numbers behind a chart, folded away. */
export function foldedTable(summary: string, table: Markup): Markup {
  return markup`<details>
    <summary>${summary}</summary>
    ${scroll(summary, table)}
  </details>`;
}

/** A wide thing that scrolls by itself where the page is narrow, also by keyboard. */
export function scroll(label: string, body: Markup): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${body}</div>`;
}

/** Running text with what is important in bold. */
export function prose(sentence: Sentence): Markup {
  return markup`${sentence.map(({ text, strong }) => (strong ? markup`<b>${text}</b>` : markup`${text}`))}`;
}

/** A bar drawn to scale; `ratio` is 0..1 of the widest. */
export function meter(ratio: number): Markup {
  return ratio > 0 ? markup`<i class="meter" style="width:${percent(ratio)}"></i>` : none;
}

/** A length for a style: no more digits than a screen can show, and the same on every machine. */
export function percent(ratio: number): string {
  return `${Number((Math.min(1, Math.max(0, ratio)) * 100).toFixed(2))}%`;
}
