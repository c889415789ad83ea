import { gridRows, heatLevel, type GridCell, type SegmentFigures } from '../figures/index.js';
import { cutoffText, type Texts } from '../text/index.js';
import { card, scroll } from './figure.js';
import { markup, Markup, none } from './markup.js';

/** Recency against frequency as a table of shaded cells: buyers, and their revenue below. */
export function gridCard(figures: SegmentFigures, texts: Texts): Markup {
  const rows = gridRows(figures);
  const highest = Math.max(0, ...(figures.cells ?? []).map((cell) => Number(cell.revenue)));
  const scores = rows.map((_, index) => markup`<th scope="col">${index + 1}</th>`);
  const title = texts.say('segments.grid');
  const frequency = texts.say('segments.frequencyScore', { n: rows.length });
  const table = markup`<table class="heat rfm">
    <thead>
      <tr>
        <th><span class="vh">${frequency}</span></th>
        ${scores}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ f, cells }) =>
          markup`<tr>
            <th scope="row">${f}</th>
            ${cells.map((cell) => gridCell(cell, highest, texts))}
          </tr>
`,
      )}
    </tbody>
  </table>`;
  const axes = markup`<p class="caption center">${texts.say('segments.recencyScore', { n: rows.length })}</p>`;
  const cutoffs = figures.cutoffs ? cutoffText(figures.cutoffs, texts) : '';
  const borders = cutoffs ? markup`<p class="caption">${cutoffs}</p>` : none;
  return card(
    title,
    texts.say('segments.gridNote'),
    markup`<p class="caption" style="margin:0 0 4px">${frequency}</p>
      ${scroll(title, table)}${axes}${borders}`,
  );
}

function gridCell(cell: GridCell | undefined, highest: number, texts: Texts): Markup {
  if (!cell) return markup`<td class="h0"></td>`;
  const level = heatLevel(Number(cell.revenue), highest);
  return markup`<td class="h${level}">
    ${texts.format.count(cell.customers)}<span>${texts.format.shortMoney(cell.revenue)}</span>
  </td>`;
}
