import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { heatStyle } from '../../charts/heat';
import { useFormat } from '../../format/use-format';
import { Figure } from '../../ui/Figure';
import { PeopleLink } from '../../ui/PeopleLink';
import type { TableColumn } from '../../ui/table-column';
import type { Labels } from './cohort-labels';
import type { CohortLine, CohortRow, CohortTriangle } from './cohort-triangle';
import { peopleOfCohort } from './value.people';
import type { ValueParameters } from './value.search';

interface CohortHeatProps {
  triangle: CohortTriangle;
  labels: Labels;
  shared: ValueParameters;
}

/** The triangle: darker is more, hatched is not mature and stays out of the averages. */
export function CohortHeat({ triangle, labels, shared }: CohortHeatProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { periods, lines, means } = triangle;
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
        cell: (line) => format.count(line.size),
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
          return cell.mature ? format.money(cell.perCustomer) : `~ ${format.money(cell.perCustomer)}`;
        },
      })),
    ],
    [format, labels, periods, t],
  );
  return (
    <Figure
      id="cohorts"
      title={t('value.perCustomer', { basis: t(`basis.${String(shared['basis'])}`) })}
      note={t('value.heatNote')}
      columns={columns}
      rows={lines}
      chart={
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('value.heatNote')}>
          <table className="heat">
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
              {lines.map((line) => (
                <tr key={line.cohort}>
                  <th scope="row" className="text">
                    {labels.cohort(line.cohort)}
                  </th>
                  <td>
                    <PeopleLink
                      className="numeric-link"
                      people={peopleOfCohort(
                        shared,
                        line.cohort,
                        t('value.cohort', { name: labels.cohort(line.cohort) }),
                      )}
                    >
                      {format.count(line.size)}
                    </PeopleLink>
                  </td>
                  {line.cells.map((cell, index) => (
                    <HeatCell key={periods[index]} cell={cell} highest={triangle.highest} />
                  ))}
                </tr>
              ))}
              <tr className="heat__mean">
                <th scope="row" className="text">
                  {t('value.average')}
                </th>
                <td />
                {means.map((mean, index) => (
                  <td key={periods[index]}>{mean === undefined ? '–' : format.money(mean)}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      }
    />
  );
}

function HeatCell({ cell, highest }: { cell: CohortRow | undefined; highest: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!cell) return <td className="heat__none" />;
  return (
    <td
      className={cell.mature ? 'heat__cell' : 'heat__cell heat__cell--young'}
      style={cell.mature ? heatStyle(Number(cell.perCustomer), highest) : undefined}
      title={cell.mature ? undefined : t('value.young')}
    >
      <span>{format.money(cell.perCustomer)}</span>
      {!cell.mature && <span className="visually-hidden">{t('value.young')}</span>}
    </td>
  );
}
