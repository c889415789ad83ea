import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import { aboutFigure } from '../../people/about-figure';
import { Figure } from '../../ui/Figure';
import { propertyName } from '../../ui/property-name';
import { PeopleLink } from '../../ui/PeopleLink';
import type { TableColumn } from '../../ui/table-column';
import { valueName } from '../../ui/value-name';
import { groupsOf, weaknesses, type Group, type Weakness } from './breakdown-groups';
import { FewMark } from './FewMark';
import { peopleAt } from './funnel.people';
import type { StepRow } from './funnel.rows';
import type { FunnelParameters } from './funnel.search';
import { rateInterval } from './rate-words';

interface BreakdownTableProps {
  rows: readonly StepRow[];
  property: string;
  names: readonly string[];
  shared: FunnelParameters;
}

/** One row a value, one column a step; what converts clearly worse than the rest is marked and said. */
export function BreakdownTable({ rows, property, names, shared }: BreakdownTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = useMemo(() => groupsOf(rows), [rows]);
  const weak = useMemo(() => weaknesses(groups), [groups]);
  const columns = useMemo<TableColumn<Group>[]>(() => {
    const isWeak = (value: string, step: number) =>
      weak.some((each) => each.value === value && each.step === step);
    const reached = (value: string, step: number) =>
      peopleAt(
        shared,
        { step, outcome: 'reached', breakdown: { property, value } },
        `${valueName(t, value)} · ${t('funnels.reached', { step: names[step - 1] })}`,
      );
    const share = (value: string, row: StepRow, id: 'fromPrevious' | 'fromFirst') => {
      const shown = format.cell(row[id], 'ratio');
      return (
        <PeopleLink
          className="numeric-link"
          people={aboutFigure(t, reached(value, row.step), t(`columns.${id}`), shown)}
          title={id === 'fromPrevious' ? rateInterval(t, format, row) : undefined}
        >
          {shown}
        </PeopleLink>
      );
    };
    const cell = ({ value, steps }: Group, index: number) => {
      const row = steps[index];
      if (!row) return '–';
      return (
        <>
          <PeopleLink className="numeric-link" people={reached(value, row.step)}>
            {format.count(row.actors)}
          </PeopleLink>
          {index > 0 && row.fromPrevious !== null && (
            <span className={isWeak(value, row.step) ? 'aside down' : 'aside'}>
              {share(value, row, 'fromPrevious')}
            </span>
          )}
          {index > 0 && <FewMark row={row} />}
        </>
      );
    };
    return [
      {
        id: 'value',
        header: propertyName(t, property),
        isText: true,
        value: (group) => group.value,
        cell: (group) => valueName(t, group.value),
      },
      ...names.map((name, index) => ({
        id: `step${index + 1}`,
        header: name,
        value: (group: Group) => group.steps[index]?.actors,
        cell: (group: Group) => cell(group, index),
      })),
      {
        id: 'fromFirst',
        header: t('columns.fromFirst'),
        value: (group) => group.steps.at(-1)?.fromFirst,
        cell: (group) => {
          const last = group.steps.at(-1);
          return last ? share(group.value, last, 'fromFirst') : '–';
        },
      },
    ];
  }, [format, names, property, shared, t, weak]);
  return (
    <Figure
      id="breakdown"
      title={t('funnels.by', { property: propertyName(t, property) })}
      note={t('funnels.byNote')}
      columns={columns}
      rows={groups}
      foot={weak[0] && <WeakNote weak={weak[0]} property={property} names={names} shared={shared} />}
    />
  );
}

interface WeakNoteProps extends Omit<BreakdownTableProps, 'rows'> {
  weak: Weakness;
}

/** The largest difference as a sentence, with the way to those who stopped there. */
function WeakNote({ weak, property, names, shared }: WeakNoteProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const before = names[weak.step - 2];
  return (
    <p className="note figure__foot">
      <Trans
        i18nKey="funnels.weak"
        values={{
          value: valueName(t, weak.value),
          before,
          step: names[weak.step - 1],
          rate: format.ratio(weak.rate),
          others: format.ratio(weak.othersRate),
          missing: format.count(Math.round(weak.missing)),
        }}
        components={{ b: <b /> }}
      />{' '}
      <PeopleLink
        people={peopleAt(
          shared,
          { step: weak.step - 1, outcome: 'dropped', breakdown: { property, value: weak.value } },
          `${valueName(t, weak.value)} · ${t('funnels.stoppedAt', { step: before })}`,
        )}
      >
        {t('funnels.openStopped')}
      </PeopleLink>
    </p>
  );
}
