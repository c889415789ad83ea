import type { TFunction } from 'i18next';
import type { Format } from '../../format/format';
import { aboutFigure } from '../../people/about-figure';
import { PeopleLink } from '../../ui/PeopleLink';
import type { TableColumn } from '../../ui/table-column';
import { FewMark } from './FewMark';
import { peopleAt, type Outcome } from './funnel.people';
import type { StepRow } from './funnel.rows';
import type { FunnelParameters } from './funnel.search';
import { rateInterval } from './rate-words';

interface Context {
  names: readonly string[];
  shared: FunnelParameters;
  format: Format;
  t: TFunction;
}

type Measured = 'fromPrevious' | 'fromFirst' | 'p25Seconds' | 'medianSeconds' | 'p75Seconds' | 'p90Seconds';

/** The columns of the steps' table; every figure opens its people. */
export function stepColumns({ names, shared, format, t }: Context): TableColumn<StepRow>[] {
  const titles: Record<Outcome, string> = {
    reached: 'funnels.reached',
    dropped: 'funnels.stoppedAt',
    open: 'funnels.openAt',
  };
  const behind = (row: StepRow, outcome: Outcome) =>
    peopleAt(shared, { step: row.step, outcome }, t(titles[outcome], { step: names[row.step - 1] }));
  const people = (id: 'actors' | 'dropped' | 'stillOpen', outcome: Outcome): TableColumn<StepRow> => ({
    id,
    header: t(`columns.${id}`),
    value: (row) => row[id],
    cell: (row) => (
      <PeopleLink className="numeric-link" people={behind(row, outcome)}>
        {format.count(row[id])}
      </PeopleLink>
    ),
  });
  /** A share or a time of a step opens those who reached it. */
  const figure = (id: Measured, type: 'ratio' | 'seconds'): TableColumn<StepRow> => ({
    id,
    header: t(`columns.${id}`),
    value: (row) => row[id],
    cell: (row) => {
      const value = type === 'seconds' && row.step === 1 ? null : row[id];
      if (value === null) return '–';
      const shown = format.cell(value, type);
      return (
        <>
          <PeopleLink
            className="numeric-link"
            people={aboutFigure(t, behind(row, 'reached'), t(`columns.${id}`), shown)}
            title={id === 'fromPrevious' ? rateInterval(t, format, row) : undefined}
          >
            {shown}
          </PeopleLink>
          {id === 'fromPrevious' && <FewMark row={row} />}
        </>
      );
    },
  });
  return [
    {
      id: 'step',
      header: t('columns.step'),
      isText: true,
      value: (row) => row.step,
      cell: (row) => (
        <>
          <span className="quiet">{row.step}</span> {names[row.step - 1]}
        </>
      ),
    },
    people('actors', 'reached'),
    figure('fromPrevious', 'ratio'),
    figure('fromFirst', 'ratio'),
    people('dropped', 'dropped'),
    people('stillOpen', 'open'),
    figure('p25Seconds', 'seconds'),
    figure('medianSeconds', 'seconds'),
    figure('p75Seconds', 'seconds'),
    figure('p90Seconds', 'seconds'),
  ];
}
