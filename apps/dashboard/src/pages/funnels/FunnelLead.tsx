import { Trans, useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import { PeopleLink } from '../../ui/PeopleLink';
import { peopleAt } from './funnel.people';
import type { StepRow } from './funnel.rows';
import type { FunnelParameters } from './funnel.search';

interface FunnelLeadProps {
  rows: readonly StepRow[];
  names: readonly string[];
  shared: FunnelParameters;
}

/** How many of those who entered came through, at which step most are lost, how many still have time. */
export function FunnelLead({ rows, names, shared }: FunnelLeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last || first.actors === 0) return t('funnels.nobody');
  const open = rows.slice(0, -1).reduce((sum, row) => sum + row.stillOpen, 0);
  const steepest = rows
    .slice(1)
    .reduce((least, row) => ((row.fromPrevious ?? 1) < (least.fromPrevious ?? 1) ? row : least));
  const link = (step: number) => (
    <PeopleLink
      className="numeric-link"
      people={peopleAt(shared, { step, outcome: 'reached' }, t('funnels.reached', { step: names[step - 1] }))}
      children={null}
    />
  );
  return (
    <>
      <Trans
        i18nKey="funnels.lead"
        values={{
          n: format.count(first.actors),
          first: names[0],
          last: format.count(last.actors),
          label: names.at(-1),
          share: format.ratio(last.fromFirst ?? 0),
        }}
        components={{ b: <b />, first: link(1), last: link(last.step) }}
      />
      {t('ui.gap')}
      {rows.length > 2 && steepest.fromPrevious !== null && (
        <Trans
          i18nKey="funnels.steepest"
          values={{ label: names[steepest.step - 1], share: format.ratio(steepest.fromPrevious) }}
          components={{ b: <b /> }}
        />
      )}
      {t('ui.gap')}
      {open > 0 && t('funnels.open', { count: open, n: format.count(open) })}
    </>
  );
}
