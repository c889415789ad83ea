import {
  cohortTriangle,
  heatLevel,
  meansByPeriod,
  periodValue,
  type CohortFigures,
  type CohortLine,
  type CohortRow,
  type CohortTriangle,
} from '../figures/index.js';
import { cohortDigits, cohortLabel, cohortLead, periodLabel, type Texts } from '../text/index.js';
import { curvesCard } from './cohort-curves.js';
import type { BlockOf } from './document.js';
import { growth, type Earlier } from './earlier.js';
import { card, scroll } from './figure.js';
import { markup, Markup, none } from './markup.js';
import type { Section } from './section.js';

/** Cohorts: the triangle as a shaded table, and the curves that it makes. */
export function cohortSection(block: BlockOf<'cohorts'>, id: string, texts: Texts): Section {
  const triangle = cohortTriangle(block.rows);
  const body =
    triangle.lines.length === 0
      ? none
      : markup`<div class="cards">
          ${triangleCard(block, triangle, texts)}${curvesCard(block, triangle, id, texts)}
        </div>`;
  return { title: block.title ?? texts.say('cohorts.title'), lead: cohortLead(block, texts), body };
}

function triangleCard(figures: BlockOf<'cohorts'>, triangle: CohortTriangle, texts: Texts): Markup {
  const title = texts.say('cohorts.table', { basis: texts.say(`basis.${figures.basis}`) });
  const byTime = triangle.lines.every((line) => /^\d{4}-\d{2}-\d{2}$/.test(line.cohort));
  const heads = triangle.periods.map(
    (period) => markup`<th scope="col">${periodLabel(figures, period, texts)}</th>`,
  );
  const table = markup`<table class="heat">
    <thead>
      <tr>
        <th scope="col">${texts.say(byTime ? 'cohorts.cohort' : 'cohorts.group')}</th>
        <th scope="col" class="n">${texts.column('customers')}</th>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${triangle.lines.map((line) => lineRow(line, figures, triangle, texts))}
    </tbody>
    <tfoot>
      ${averageRow(triangle, texts)}${figures.earlier ? earlierRow(figures, figures.earlier, triangle, texts) : none}
    </tfoot>
  </table>`;
  return card(title, texts.say('cohorts.tableNote'), scroll(title, table));
}

function lineRow(line: CohortLine, figures: CohortFigures, triangle: CohortTriangle, texts: Texts): Markup {
  const cells = line.cells.map((cell) => valueCell(cell, triangle, texts));
  return markup`<tr>
    <th scope="row">${cohortLabel(line.cohort, figures, texts)}</th>
    <td class="n">${texts.format.count(line.size)}</td>
    ${cells}
  </tr>
`;
}

function valueCell(cell: CohortRow | undefined, { highest }: CohortTriangle, texts: Texts): Markup {
  if (!cell) return markup`<td></td>`;
  const level = heatLevel(Number(cell.perCustomer), highest);
  const value = texts.format.decimal(cell.perCustomer, cohortDigits(highest, texts));
  if (cell.mature) return markup`<td class="h${level}">${value}</td>`;
  const young = texts.say('cohorts.immature');
  return markup`<td class="h${level} young" title="${young}">${value}<span class="vh"> (${young})</span></td>`;
}

function averageRow(triangle: CohortTriangle, texts: Texts): Markup {
  const digits = cohortDigits(triangle.highest, texts);
  const means = triangle.means.map(
    (mean) => markup`<td>${mean === undefined ? '' : texts.format.decimal(mean, digits)}</td>`,
  );
  return markup`<tr>
    <th scope="row">${texts.say('cohorts.average')}</th>
    <td class="n"></td>
    ${means}
  </tr>`;
}

/** The average as it stood before, and how far the one of now is from it. */
function earlierRow(
  figures: CohortFigures,
  { comparison, rows }: Earlier<CohortRow>,
  triangle: CohortTriangle,
  texts: Texts,
): Markup {
  const digits = cohortDigits(triangle.highest, texts);
  const before = meansByPeriod({ ...figures, rows });
  const cells = triangle.periods.map((period, index) => {
    const mean = triangle.means[index];
    const then = before.get(periodValue(figures, period));
    if (mean === undefined || then === undefined) return markup`<td></td>`;
    const tone = mean > then ? 'up' : 'down';
    return markup`<td>${texts.format.decimal(then, digits)}${growth(mean, then, tone, texts)}</td>`;
  });
  return markup`<tr class="was">
    <th scope="row">${texts.say(`report.earlier.${comparison}`)}</th>
    <td class="n"></td>
    ${cells}
  </tr>`;
}
