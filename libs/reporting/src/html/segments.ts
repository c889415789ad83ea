import { segmentKey, withCutoffs, type Facts, type SegmentRow } from '../figures/index.js';
import { segmentLead, type Texts } from '../text/index.js';
import type { BlockOf } from './document.js';
import { card, meter, scroll } from './figure.js';
import { gridCard } from './grid.js';
import { markup, Markup, none } from './markup.js';
import { balanceCard } from './segment-balance.js';
import type { Section } from './section.js';

/** Segments: the grid beside what each segment is worth, and shares of buyers against shares of revenue. */
export function segmentSection(block: BlockOf<'segments'>, id: string, facts: Facts, texts: Texts): Section {
  const grid = block.cells?.length ? gridCard(withCutoffs(block, facts), texts) : none;
  const worth = block.rows.length > 0 ? worthCard(block.rows, texts) : none;
  const both = block.cells?.length && block.rows.length > 0 ? ' two' : '';
  const balance = block.rows.length > 1 ? balanceCard(block.rows, id, texts) : none;
  return {
    title: block.title ?? texts.say('segments.title'),
    lead: segmentLead(block, texts),
    body: markup`<div class="cards${both}">${grid}${worth}</div>
      ${balance.text ? markup`<div class="cards" style="margin-top:16px">${balance}</div>` : none}`,
  };
}

/** The colour of a segment's dot: greens for the living, sand and amber for the slipping, greys for the gone. */
const dots: Readonly<Record<string, string>> = {
  champions: '#0f7a68',
  loyal: '#2c8473',
  'potential-loyalists': '#5fa898',
  new: '#9cc9bb',
  promising: '#b9d3ad',
  'needs-attention': '#c9b88a',
  'about-to-sleep': '#c2a878',
  'at-risk': '#d08a4a',
  'cant-lose': '#b0622c',
  hibernating: '#a39e94',
  lost: '#b8b3a9',
};

function worthCard(rows: readonly SegmentRow[], texts: Texts): Markup {
  const title = texts.say('segments.worth');
  const names = ['customers', '', 'revenue', 'avgRecencyDays', 'avgFrequency', 'avgMonetary'];
  const heads = names.map((name) => markup`<th scope="col">${name ? texts.column(name) : ''}</th>`);
  const highest = Math.max(0, ...rows.map((row) => Number(row.revenue)));
  const spend = texts.format.moneyColumn(rows.map((row) => row.avgMonetary));
  const table = markup`<table>
    <thead>
      <tr>
        <th scope="col">${texts.column('segment')}</th>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => worthRow(row, highest, spend, texts))}
    </tbody>
  </table>`;
  return card(title, texts.say('segments.worthNote'), scroll(title, table));
}

function worthRow(
  row: SegmentRow,
  highest: number,
  spend: (value: string | null) => string,
  texts: Texts,
): Markup {
  const { format } = texts;
  const dot = dots[segmentKey(row.segment)];
  const color = dot ? markup` style="background:${dot}"` : none;
  return markup`<tr>
    <th scope="row" class="name"><i class="dot"${color}></i>${texts.segment(row.segment)}</th>
    <td>${format.count(row.customers)}<span class="share">${format.ratio(row.share)}</span></td>
    <td class="bar">${meter(highest > 0 ? Number(row.revenue) / highest : 0)}</td>
    <td>${format.shortMoney(row.revenue)}<span class="share">${format.ratio(row.revenueShare)}</span></td>
    <td>${format.days(row.avgRecencyDays)}</td>
    <td>${format.decimal(row.avgFrequency)}</td>
    <td>${spend(row.avgMonetary)}</td>
  </tr>
`;
}
