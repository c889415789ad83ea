import { Trans, useTranslation } from 'react-i18next';
import type { Envelope } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { PeopleLink } from '../../ui/PeopleLink';
import { segmentKey, segmentName } from './segment-names';
import { peopleOfAll, peopleOfSegment } from './segments.people';
import { isSilent, type SegmentRow } from './segments.rows';
import type { SegmentsParameters } from './segments.search';

interface SegmentsLeadProps {
  answer: Envelope<SegmentRow>;
  shared: SegmentsParameters;
}

const watched = ['at-risk', 'cant-lose'];

/** How many buyers, and the largest group that is slipping away: what it brought and how long it has been silent. */
export function SegmentsLead({ answer, shared }: SegmentsLeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const customers = answer.rows.reduce((sum, row) => sum + row.customers, 0);
  const revenue = answer.rows.reduce((sum, row) => sum + Number(row.revenue), 0);
  if (customers === 0) return t('segments.none');
  const people = (
    <PeopleLink className="numeric-link" people={peopleOfAll(shared, t('segments.all'))} children={null} />
  );
  if (isSilent(answer.rows)) {
    return (
      <Trans
        i18nKey="segments.silent"
        count={customers}
        values={{ n: format.count(customers), days: format.days(Number(answer.parameters['lookbackDays'])) }}
        components={{ b: <b />, people }}
      />
    );
  }
  const slipping = answer.rows
    .filter((row) => watched.includes(segmentKey(row.segment)))
    .reduce<SegmentRow | undefined>(
      (most, row) => (!most || row.customers > most.customers ? row : most),
      undefined,
    );
  const before = answer.comparison?.rows.find((row) => row.segment === slipping?.segment);
  const more = slipping && before ? slipping.customers - before.customers : 0;
  return (
    <>
      <Trans
        i18nKey="segments.buyers"
        count={customers}
        values={{ n: format.count(customers), revenue: format.money(revenue) }}
        components={{
          b: <b />,
          people,
        }}
      />
      {t('ui.gap')}
      {slipping && slipping.customers > 0 && (
        <Trans
          i18nKey="segments.slipping"
          values={{
            n: format.count(slipping.customers),
            segment: segmentName(t, slipping.segment),
            share: format.ratio(slipping.revenueShare),
            days: format.days(slipping.avgRecencyDays),
          }}
          components={{
            b: <b />,
            people: (
              <PeopleLink
                className="numeric-link"
                people={peopleOfSegment(shared, slipping.segment, segmentName(t, slipping.segment))}
                children={null}
              />
            ),
          }}
        />
      )}
      {t('ui.gap')}
      {slipping && before && more !== 0 && (
        <>{t(more > 0 ? 'segments.more' : 'segments.fewer', { n: format.count(Math.abs(more)) })}</>
      )}
    </>
  );
}
