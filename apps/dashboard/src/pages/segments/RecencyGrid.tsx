import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Envelope } from '../../api/types';
import { heatStyle } from '../../charts/heat';
import { useFormat } from '../../format/use-format';
import { aboutFigure } from '../../people/about-figure';
import { Figure } from '../../ui/Figure';
import { PeopleLink } from '../../ui/PeopleLink';
import { cellAt, moveBetweenCells } from '../../ui/cell-keys';
import type { TableColumn } from '../../ui/table-column';
import { CutOffs } from './CutOffs';
import { peopleOfCell } from './segments.people';
import type { CellRow } from './segments.rows';
import type { SegmentsParameters } from './segments.search';

interface RecencyGridProps {
  answer: Envelope<CellRow>;
  shared: SegmentsParameters;
}

/** Recency across, frequency up; a cell holds its customers, is of a stronger shade with more revenue, and opens its people. */
export function RecencyGrid({ answer, shared }: RecencyGridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows } = answer;
  const bins = Math.max(2, ...rows.map(({ r, f }) => Math.max(r, f)));
  const scores = Array.from({ length: bins }, (_, index) => index + 1);
  const most = Math.max(0, ...rows.map((row) => Number(row.revenue)));
  const at = new Map(rows.map((row) => [`${row.r} ${row.f}`, row]));
  const columns = useMemo<TableColumn<CellRow>[]>(
    () => [
      { id: 'r', header: t('columns.r'), isText: true, value: ({ r }) => r, cell: ({ r }) => r },
      { id: 'f', header: t('columns.f'), value: ({ f }) => f, cell: ({ f }) => f },
      {
        id: 'customers',
        header: t('columns.customers'),
        value: ({ customers }) => customers,
        cell: (row) => (
          <PeopleLink
            className="numeric-link"
            people={peopleOfCell(shared, { r: row.r, f: row.f }, t('segments.cell', { r: row.r, f: row.f }))}
          >
            {format.count(row.customers)}
          </PeopleLink>
        ),
      },
      {
        id: 'revenue',
        header: t('columns.revenue'),
        value: ({ revenue }) => Number(revenue),
        cell: (row) => {
          const shown = format.money(row.revenue);
          const people = peopleOfCell(
            shared,
            { r: row.r, f: row.f },
            t('segments.cell', { r: row.r, f: row.f }),
          );
          return (
            <PeopleLink className="numeric-link" people={aboutFigure(t, people, t('columns.revenue'), shown)}>
              {shown}
            </PeopleLink>
          );
        },
      },
    ],
    [format, shared, t],
  );
  return (
    <Figure
      id="grid"
      title={t('segments.grid')}
      note={t('segments.gridNote')}
      columns={columns}
      rows={rows}
      chart={
        <div className="rgrid">
          <span className="rgrid__axis rgrid__axis--up">{t('segments.frequencyScore', { n: bins })}</span>
          <div
            className="rgrid__cells"
            onKeyDown={moveBetweenCells}
            style={{ gridTemplateColumns: `18px repeat(${bins}, minmax(0, 1fr))` }}
          >
            {[...scores].reverse().flatMap((f) => [
              <span key={`f${f}`} className="rgrid__score">
                {f}
              </span>,
              ...scores.map((r) => {
                const cell = at.get(`${r} ${f}`);
                if (!cell?.customers)
                  return <span key={`${r} ${f}`} className="rgrid__cell rgrid__cell--empty" />;
                const name = t('segments.cell', { r, f });
                return (
                  <span
                    key={`${r} ${f}`}
                    {...cellAt(bins - f, r)}
                    className="rgrid__cell"
                    style={heatStyle(Number(cell.revenue), most)}
                    title={`${name}: ${format.count(cell.customers)} ${t('columns.customers')}, ${format.money(cell.revenue)}`}
                  >
                    <PeopleLink
                      className="rgrid__link"
                      people={peopleOfCell(shared, { r, f }, name)}
                      label={`${name}: ${format.count(cell.customers)} ${t('columns.customers')}, ${format.money(cell.revenue)}`}
                    >
                      {format.count(cell.customers)}
                    </PeopleLink>
                  </span>
                );
              }),
            ])}
            <span />
            {scores.map((score) => (
              <span key={score} className="rgrid__score">
                {score}
              </span>
            ))}
          </div>
          <span className="rgrid__axis">{t('segments.recencyScore', { n: bins })}</span>
        </div>
      }
      foot={<CutOffs parameters={answer.parameters} />}
    />
  );
}
