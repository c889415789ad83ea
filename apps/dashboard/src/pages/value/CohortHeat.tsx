import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { heatStyle } from '../../charts/heat';
import { useFormat } from '../../format/use-format';
import { Figure } from '../../ui/Figure';
import { PeopleLink } from '../../ui/PeopleLink';
import { cellAt, moveBetweenCells } from '../../ui/cell-keys';
import type { TableColumn } from '../../ui/table-column';
import { useTable } from '../../ui/use-table';
import type { Labels } from './cohort-labels';
import type { CohortLine, CohortRow, CohortTriangle } from './cohort-triangle';
import { peopleOfCohort, peopleOfCohorts, peopleOfPeriod } from './value.people';
import type { ValueParameters } from './value.search';

/** The figure's name in the address and of its file. */
const id = 'cohorts';

interface CohortHeatProps {
  triangle: CohortTriangle;
  labels: Labels;
  shared: ValueParameters;
}

/** The triangle: a stronger shade is more, hatched is not mature and stays out of the averages. */
export function CohortHeat({ triangle, labels, shared }: CohortHeatProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isTable] = useTable(id);
  const { periods, lines, means } = triangle;
  const all = lines.reduce((sum, { size }) => sum + size, 0);
  const sizeOf = useCallback(
    ({ cohort, size }: CohortLine) => (
      <PeopleLink
        className="numeric-link"
        people={peopleOfCohort(shared, cohort, t('value.cohort', { name: labels.cohort(cohort) }))}
      >
        {format.count(size)}
      </PeopleLink>
    ),
    [format, labels, shared, t],
  );
  /** What a cell is the mean of: `Jan 2026, day 60: €54,300 from 1,204 customers, €45.10 each.` */
  const cellText = useCallback(
    ({ cohort, period, value, size, perCustomer, mature }: CohortRow) =>
      t('value.cell', {
        cohort: labels.cohort(cohort),
        at: labels.period(period),
        value: format.money(value),
        count: size,
        size: format.count(size),
        each: format.money(perCustomer),
      }) + (mature ? '' : `${t('ui.gap')}${t('value.young')}`),
    [format, labels, t],
  );
  const worthOf = useCallback(
    (cell: CohortRow, shown: ReactNode, className = 'numeric-link') => (
      <PeopleLink
        className={className}
        title={cellText(cell)}
        people={{
          ...peopleOfPeriod(
            shared,
            cell,
            t('value.orderedIn', { name: labels.cohort(cell.cohort), span: labels.span(cell.period) }),
          ),
          about: t('value.about', { cell: cellText(cell) }),
        }}
      >
        {shown}
      </PeopleLink>
    ),
    [cellText, labels, shared, t],
  );
  const meanOf = (period: number, shown: string, customers: number) => (
    <PeopleLink
      className="numeric-link"
      people={{
        ...peopleOfCohorts(shared, t('segments.all')),
        about: t('value.aboutMean', { at: labels.period(period), shown, n: format.count(customers) }),
      }}
    >
      {shown}
    </PeopleLink>
  );
  const columns = useMemo<TableColumn<CohortLine>[]>(
    () => [
      {
        id: 'cohort',
        header: t('columns.cohort'),
        isText: true,
        value: (line) => line.cohort,
        cell: (line) => labels.cohort(line.cohort),
      },
      {
        id: 'size',
        header: t('columns.size'),
        value: (line) => line.size,
        cell: sizeOf,
      },
      ...periods.map((period, index) => ({
        id: `period ${period}`,
        header: labels.period(period),
        value: (line: CohortLine) => {
          const cell = line.cells[index];
          return cell && Number(cell.perCustomer);
        },
        cell: (line: CohortLine) => {
          const cell = line.cells[index];
          if (!cell) return '';
          const worth = format.money(cell.perCustomer);
          return worthOf(cell, cell.mature ? worth : `~ ${worth}`);
        },
      })),
    ],
    [format, labels, periods, sizeOf, t, worthOf],
  );
  return (
    <Figure
      id={id}
      title={t('value.perCustomer', { basis: t(`basis.${String(shared['basis'])}`) })}
      note={t(isTable ? 'value.tableNote' : 'value.heatNote')}
      columns={columns}
      rows={lines}
      chart={
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('value.heatNote')}>
          <table className="heat" onKeyDown={moveBetweenCells}>
            <thead>
              <tr>
                <th scope="col" className="text">
                  {t('columns.cohort')}
                </th>
                <th scope="col">{t('columns.size')}</th>
                {periods.map((period) => (
                  <th key={period} scope="col">
                    {labels.period(period)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, row) => (
                <tr key={line.cohort}>
                  <th scope="row" className="text">
                    {labels.cohort(line.cohort)}
                  </th>
                  <td {...cellAt(row, 0)}>{sizeOf(line)}</td>
                  {line.cells.map((cell, index) => (
                    <HeatCell
                      key={periods[index]}
                      cell={cell}
                      place={cellAt(row, index + 1)}
                      highest={triangle.highest}
                      show={worthOf}
                    />
                  ))}
                </tr>
              ))}
              <tr className="heat__mean">
                <th scope="row" className="text">
                  {t('value.average')}
                </th>
                <td {...cellAt(lines.length, 0)}>
                  <PeopleLink className="numeric-link" people={peopleOfCohorts(shared, t('segments.all'))}>
                    {format.count(all)}
                  </PeopleLink>
                </td>
                {means.map((mean, index) => (
                  <td key={periods[index]} {...cellAt(lines.length, index + 1)}>
                    {mean === undefined
                      ? '–'
                      : meanOf(periods[index] ?? 0, format.money(mean), triangle.matureCustomers[index] ?? 0)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      }
    />
  );
}

interface HeatCellProps {
  /** Absent where the cohort is too young. */
  cell: CohortRow | undefined;
  place: object;
  highest: number;
  show: (cell: CohortRow, shown: ReactNode, className: string) => ReactNode;
}

function HeatCell({ cell, place, highest, show }: HeatCellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!cell) return <td className="heat__none" />;
  return (
    <td
      {...place}
      className={cell.mature ? 'heat__cell' : 'heat__cell heat__cell--young'}
      style={cell.mature ? heatStyle(Number(cell.perCustomer), highest) : undefined}
    >
      {show(cell, <span>{format.money(cell.perCustomer)}</span>, 'heat__link')}
      {!cell.mature && <span className="visually-hidden">{t('value.young')}</span>}
    </td>
  );
}
