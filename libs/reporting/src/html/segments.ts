import { segmentKey, withCutoffs, type Facts, type SegmentRow } from '../figures/index.js';
import { segmentLead, type Texts } from '../text/index.js';
import type { BlockOf } from './document.js';
import { growth, meterOver, dashedNote, type Tone } from './earlier.js';
import { card, meter, scroll } from './figure.js';
import { gridCard } from './grid.js';
import { markup, Markup, none } from './markup.js';
import { balanceCard } from './segment-balance.js';
import type { Section } from './section.js';

/** Segments: the grid beside what each segment is worth, and shares of buyers against shares of revenue. */
export function segmentSection(block: BlockOf<'segments'>, id: string, facts: Facts, texts: Texts): Section {
  const grid = block.cells?.length ? gridCard(withCutoffs(block, facts), texts) : none;
  const worth = block.rows.length > 0 ? worthCard(block, texts) : none;
  const both = block.cells?.length && block.rows.length > 0 ? ' two' : '';
  const balance = block.rows.length > 1 ? balanceCard(block, id, texts) : none;
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

/** Segments that shall not grow; of any other one that the map names, nobody knows. */
const unwelcome: ReadonlySet<string> = new Set([
  'needs-attention',
  'about-to-sleep',
  'at-risk',
  'cant-lose',
  'hibernating',
  'lost',
]);

function toneOf({ segment, customers }: SegmentRow, before: number | undefined): Tone {
  const key = segmentKey(segment);
  if (before === undefined || !(key in dots)) return 'quiet';
  return customers > before === unwelcome.has(key) ? 'down' : 'up';
}

function worthCard({ rows, earlier }: BlockOf<'segments'>, texts: Texts): Markup {
  const title = texts.say('segments.worth');
  const before = earlier && new Map(earlier.rows.map((row) => [row.segment, row]));
  const names = ['customers', '', 'revenue', 'avgRecencyDays', 'avgFrequency', 'avgMonetary'];
  const heads = names.map((name) => markup`<th scope="col">${name ? texts.column(name) : ''}</th>`);
  const highest = Math.max(0, ...[...rows, ...(earlier?.rows ?? [])].map((row) => Number(row.revenue)));
  const spend = texts.format.moneyColumn(rows.map((row) => row.avgMonetary));
  const compared = before ? markup` class="compared"` : none;
  const table = markup`<table${compared}>
    <thead>
      <tr>
        <th scope="col">${texts.column('segment')}</th>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => worthRow(row, before, highest, spend, texts))}
    </tbody>
  </table>`;
  return card(title, dashedNote(texts.say('segments.worthNote'), earlier, texts), scroll(title, table));
}

function worthRow(
  row: SegmentRow,
  before: ReadonlyMap<string, SegmentRow> | undefined,
  highest: number,
  spend: (value: string | null) => string,
  texts: Texts,
): Markup {
  const { format } = texts;
  const then = before?.get(row.segment);
  const change = growth(row.customers, then?.customers, toneOf(row, then?.customers), texts);
  const dot = dots[segmentKey(row.segment)];
  const part = (revenue: string) => (highest > 0 ? Number(revenue) / highest : 0);
  const bar = before ? meterOver(part(row.revenue), then && part(then.revenue)) : meter(part(row.revenue));
  const color = dot ? markup` style="background:${dot}"` : none;
  return markup`<tr>
    <th scope="row" class="name"><i class="dot"${color}></i>${texts.segment(row.segment)}</th>
    <td>${format.count(row.customers)}<span class="share">${format.ratio(row.share)}</span>${change}</td>
    <td class="bar">${bar}</td>
    <td>${format.shortMoney(row.revenue)}<span class="share">${format.ratio(row.revenueShare)}</span></td>
    <td>${format.days(row.avgRecencyDays)}</td>
    <td>${format.decimal(row.avgFrequency)}</td>
    <td>${spend(row.avgMonetary)}</td>
  </tr>
`;
}
