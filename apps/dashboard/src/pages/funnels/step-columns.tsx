import type { TFunction } from 'i18next';
import type { Format } from '../../format/format';
import { PeopleLink } from '../../ui/PeopleLink';
import type { TableColumn } from '../../ui/table-column';
import { peopleAt, type Outcome } from './funnel.people';
import type { StepRow } from './funnel.rows';
import type { FunnelParameters } from './funnel.search';

interface Context {
  names: readonly string[];
  shared: FunnelParameters;
  format: Format;
  t: TFunction;
}

/** The columns of the steps' table; every count opens its people. */
export function stepColumns({ names, shared, format, t }: Context): TableColumn<StepRow>[] {
  const titles: Record<Outcome, string> = {
    reached: 'funnels.reached',
    dropped: 'funnels.stoppedAt',
    open: 'funnels.openAt',
  };
  const people = (id: 'actors' | 'dropped' | 'stillOpen', outcome: Outcome): TableColumn<StepRow> => ({
    id,
    header: t(`columns.${id}`),
    value: (row) => row[id],
    cell: (row) => (
      <PeopleLink
        className="numeric-link"
        people={peopleAt(
          shared,
          { step: row.step, outcome },
          t(titles[outcome], { step: names[row.step - 1] }),
        )}
      >
        {format.count(row[id])}
      </PeopleLink>
    ),
  });
  const ratio = (id: 'fromPrevious' | 'fromFirst'): TableColumn<StepRow> => ({
    id,
    header: t(`columns.${id}`),
    value: (row) => row[id],
    cell: (row) => format.cell(row[id], 'ratio'),
  });
  const seconds = (
    id: 'medianSeconds' | 'p25Seconds' | 'p75Seconds' | 'p90Seconds',
  ): TableColumn<StepRow> => ({
    id,
    header: t(`columns.${id}`),
    value: (row) => row[id],
    cell: (row) => format.cell(row.step === 1 ? null : row[id], 'seconds'),
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
    ratio('fromPrevious'),
    ratio('fromFirst'),
    people('dropped', 'dropped'),
    people('stillOpen', 'open'),
    seconds('p25Seconds'),
    seconds('medianSeconds'),
    seconds('p75Seconds'),
    seconds('p90Seconds'),
  ];
}
