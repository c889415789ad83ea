import { readFileSync } from 'node:fs';
import { parameterChips, Texts, type Chip } from '../text/index.js';
import type { Facts } from '../figures/index.js';
import { cohortSection } from './cohorts.js';
import type { Block, ReportDocument } from './document.js';
import { prose } from './figure.js';
import { funnelSection } from './funnel.js';
import { markup, Markup, none } from './markup.js';
import { metricBlock } from './metric.js';
import type { Section } from './section.js';
import { segmentSection } from './segments.js';
import { tableBlock } from './table.js';
import { themeCss } from './theme.js';

const styleSheet = readFileSync(new URL('./report.css', import.meta.url), 'utf8');

/**
 * A report as one HTML file that needs nothing else: styles and charts are inside, no script, no other host.
 * Equal documents give equal bytes.
 */
export function renderReport(report: ReportDocument): string {
  const texts = new Texts(report.language, report.facts);
  const sections = report.blocks.map((block, index) => sectionOf(block, `b${index + 1}`, report));
  const answers = sections.filter((section) => section.lead.length > 0);
  const lead = answers.length === 1 ? answers[0]!.lead : answers.map((section) => section.lead[0]!);
  const theme = report.theme && report.theme !== 'auto' ? markup` data-theme="${report.theme}"` : none;
  const page = markup`<!doctype html>
    <html lang="${report.language}"${theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="Clientele" />
        <title>${report.title} · ${report.project}</title>
        <style>
          ${new Markup(themeCss())}
          ${new Markup(styleSheet)}
        </style>
      </head>
      <body>
        <main class="page">
          <div class="brand"><i></i>Clientele <span>${report.project}</span></div>
          ${chipList(reportChips(report, texts))}
          <h1>${report.title}</h1>
          ${lead.length > 0 ? markup`<p class="lead">${prose(texts.join(lead))}</p>` : none}
          ${warningNote(report.facts, texts)}
          ${sections.map((section, index) => sectionMarkup(section, report.blocks[index]!, answers.length, report))}
          ${footer(report, texts)}
        </main>
      </body>
    </html>
`;
  return page.text;
}

function sectionOf(block: Block, id: string, report: ReportDocument): Section {
  const facts = block.facts ?? report.facts;
  const texts = new Texts(report.language, facts);
  const title = block.title ?? '';
  switch (block.kind) {
    case 'segments':
      return segmentSection(block, id, facts, texts);
    case 'cohorts':
      return cohortSection(block, id, texts);
    case 'funnel':
      return funnelSection(block, id, texts);
    case 'table':
      return { title, lead: [], body: tableBlock(block, texts) };
    case 'metric':
      return { title, lead: [], body: metricBlock(block, texts) };
    case 'text':
      return {
        title,
        lead: [],
        body: markup`${block.paragraphs.map((text) => markup`<p class="prose">${text}</p>`)}`,
      };
  }
}

/** What stands at the report's head is not said twice: its only answer, and facts that are the report's own. */
function sectionMarkup(
  { title, lead, body }: Section,
  { facts }: Block,
  answers: number,
  report: ReportDocument,
): Markup {
  const texts = new Texts(report.language, facts ?? report.facts);
  const own = facts && facts !== report.facts;
  return markup`<section>
    ${title ? markup`<h2>${title}</h2>` : none}
    ${lead.length > 0 && answers > 1 ? markup`<p class="lead">${prose(texts.join(lead))}</p>` : none}
    ${own ? markup`${chipList(parameterChips(facts, texts))}${warningNote(facts, texts)}` : none}
    ${body}
  </section>
`;
}

function reportChips({ period, facts }: ReportDocument, texts: Texts): Chip[] {
  return [
    { label: texts.say('report.period'), value: period },
    ...parameterChips(facts, texts),
    { label: texts.parameter('timeZone'), value: facts.timeZone },
    ...(facts.currency ? [{ label: texts.say('report.currency'), value: facts.currency }] : []),
  ];
}

function chipList(chips: readonly Chip[]): Markup {
  return markup`<ul class="chips">
    ${chips.map(({ label, value }) => markup`<li>${label} <b>${value}</b></li>`)}
  </ul>`;
}

function warningNote({ notices = [] }: Facts, texts: Texts): Markup {
  if (notices.length === 0) return none;
  return markup`<div class="note">
    <b>${texts.say('report.warnings')}</b> ${notices.map((one, i) => markup`${i > 0 ? ' · ' : ''}${texts.notice(one)}`)}
  </div>`;
}

function footer({ facts }: ReportDocument, texts: Texts): Markup {
  const { watermark } = facts;
  const fresh = watermark
    ? texts.say('report.watermark', { time: texts.format.instant(watermark) })
    : texts.say('report.noData');
  const said = [
    ...(watermark === undefined ? [] : [fresh]),
    facts.timeZone,
    ...(facts.population === undefined
      ? []
      : [texts.say('report.counted', { n: texts.format.count(facts.population) })]),
    texts.say('report.madeBy'),
  ];
  return markup`<footer>${said.join(' · ')}</footer>`;
}
