import { cellText, isNumeric, type Texts } from '../text/index.js';
import type { TableColumn, TableRow } from '../terminal/index.js';
import type { BlockOf } from './document.js';
import { card, meter, scroll } from './figure.js';
import { markup, Markup, none } from './markup.js';

/** Any rows as a card with a table. */
export function tableBlock(block: BlockOf<'table'>, texts: Texts): Markup {
  const shown = block.rows.slice(0, block.limit ?? block.rows.length);
  const counts = { shown: texts.format.count(shown.length), all: texts.format.count(block.rows.length) };
  const cut =
    shown.length < block.rows.length
      ? markup`<p class="caption">${texts.say('report.showing', counts)}</p>`
      : none;
  const title = block.title ?? '';
  return card('', block.note ?? '', markup`${scroll(title, plainTable(block.columns, shown, texts))}${cut}`);
}

/** A table of typed columns: the first names the row, numbers stand right. */
export function plainTable(columns: readonly TableColumn[], rows: readonly TableRow[], texts: Texts): Markup {
  if (rows.length === 0) return markup`<p class="caption">${texts.say('report.noRows')}</p>`;
  const highest = new Map(
    columns
      .filter((column) => column.bar)
      .map((column) => [column.name, Math.max(0, ...rows.map((row) => Number(row[column.name] ?? 0)))]),
  );
  return markup`<table>
    <thead>
      <tr>
        ${columns.map((column) => headCell(column, texts))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          markup`<tr>
            ${columns.map((column, i) => bodyCell(column, i, row, highest, texts))}
          </tr>
`,
      )}
    </tbody>
  </table>`;
}

function headCell(column: TableColumn, texts: Texts): Markup {
  const title = column.title ?? texts.column(column.name);
  const side = isNumeric(column.type) ? none : markup` class="left"`;
  return markup`<th scope="col"${side}>${title}</th>
    ${column.bar ? markup`<th></th>` : none}`;
}

function bodyCell(
  column: TableColumn,
  index: number,
  row: TableRow,
  highest: ReadonlyMap<string, number>,
  texts: Texts,
): Markup {
  const text = cellText(column, row[column.name], texts);
  if (index === 0) return markup`<th scope="row">${text}</th>`;
  const cell = isNumeric(column.type) ? markup`<td>${text}</td>` : markup`<td class="left">${text}</td>`;
  const most = highest.get(column.name);
  if (most === undefined) return cell;
  const ratio = most > 0 ? Number(row[column.name] ?? 0) / most : 0;
  return markup`${cell}
    <td class="bar">${meter(ratio)}</td>`;
}
