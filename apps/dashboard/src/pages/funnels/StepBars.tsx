import { useTranslation } from 'react-i18next';
import type { Envelope } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { PeopleLink } from '../../ui/PeopleLink';
import { FewMark } from './FewMark';
import { peopleAt } from './funnel.people';
import type { StepRow } from './funnel.rows';
import type { FunnelParameters } from './funnel.search';
import { rateInterval } from './rate-words';

interface StepBarsProps {
  answer: Envelope<StepRow>;
  names: readonly string[];
  shared: FunnelParameters;
}

/** A fall of the rate by this much of itself is marked. */
const notableFall = 0.1;

/** One column a step: filled is the share of the step before, hatched those who did not come. Both open their people. */
export function StepBars({ answer, names, shared }: StepBarsProps) {
  const before = new Map(answer.comparison?.rows.map((row) => [row.step, row]));
  return (
    <div className="fbars">
      {answer.rows.map((row, index) => (
        <StepColumn
          key={row.step}
          row={row}
          previous={answer.rows[index - 1]}
          earlier={before.get(row.step)}
          names={names}
          shared={shared}
        />
      ))}
    </div>
  );
}

interface StepColumnProps extends Omit<StepBarsProps, 'answer'> {
  row: StepRow;
  previous: StepRow | undefined;
  /** The same step in the time that is compared with. */
  earlier: StepRow | undefined;
}

function StepColumn({ row, previous, earlier, names, shared }: StepColumnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = previous ? (row.fromPrevious ?? 0) : 1;
  const name = names[row.step - 1];
  const hasFallen =
    earlier?.fromPrevious != null &&
    previous !== undefined &&
    share < earlier.fromPrevious * (1 - notableFall);
  const reached = peopleAt(
    shared,
    { step: row.step, outcome: 'reached' },
    t('funnels.reached', { step: name }),
  );
  return (
    <div className="fbar">
      <div className="fbar__track">
        {previous && (
          <PeopleLink
            className="fbar__rest"
            label={t('funnels.droppedLabel', {
              n: format.count(previous.dropped),
              step: names[previous.step - 1],
            })}
            people={peopleAt(
              shared,
              { step: previous.step, outcome: 'dropped' },
              t('funnels.stoppedAt', { step: names[previous.step - 1] }),
            )}
          >
            <span className="fbar__tag">−{format.count(previous.dropped)}</span>
          </PeopleLink>
        )}
        <div
          className={hasFallen ? 'fbar__fill fbar__fill--fallen' : 'fbar__fill'}
          style={{ height: `${share * 100}%` }}
        />
      </div>
      <h3>{name}</h3>
      <PeopleLink className="fbar__count numeric-link" people={reached}>
        {format.count(row.actors)}
      </PeopleLink>
      <small>
        {previous ? (
          <span title={rateInterval(t, format, row)}>
            {t('funnels.ofPrevious', { share: format.ratio(share) })}
          </span>
        ) : (
          t('funnels.everyone')
        )}
        <FewMark row={row} />
        {earlier?.fromPrevious != null && previous && (
          <span className={hasFallen ? 'down' : undefined}>
            {t('ui.comma')}
            {t('funnels.was', { share: format.ratio(earlier.fromPrevious) })}
          </span>
        )}
      </small>
      {previous && (
        <small>
          {row.medianSeconds !== null && (
            <>
              <span>{t('funnels.median', { time: format.seconds(row.medianSeconds) })} ·</span>{' '}
            </>
          )}
          <span>{t('funnels.ofFirst', { share: format.ratio(row.fromFirst ?? 0) })}</span>
        </small>
      )}
      {row.stillOpen > 0 && (
        <PeopleLink
          className="link fbar__open"
          people={peopleAt(shared, { step: row.step, outcome: 'open' }, t('funnels.openAt', { step: name }))}
        >
          {t('funnels.stillOpen', { n: format.count(row.stillOpen) })}
        </PeopleLink>
      )}
    </div>
  );
}
