import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Envelope } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { aboutFigure } from '../../people/about-figure';
import { Figure } from '../../ui/Figure';
import { PeopleLink } from '../../ui/PeopleLink';
import type { TableColumn } from '../../ui/table-column';
import { newsOf, segmentColour, segmentName } from './segment-names';
import { peopleOfSegment } from './segments.people';
import type { SegmentRow } from './segments.rows';
import type { SegmentsParameters } from './segments.search';

interface SegmentsTableProps {
  answer: Envelope<SegmentRow>;
  shared: SegmentsParameters;
}

/** One row a segment; each figure opens its people. */
export function SegmentsTable({ answer, shared }: SegmentsTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<TableColumn<SegmentRow>[]>(() => {
    const most = Math.max(...answer.rows.map((row) => row.revenueShare), 0);
    const before = new Map(answer.comparison?.rows.map((row) => [row.segment, row.customers]));
    const change = ({ segment, customers }: SegmentRow) => {
      const then = before.get(segment);
      return then ? customers / then - 1 : null;
    };
    /** A figure of a segment opens its customers. */
    const behind = (row: SegmentRow, id: string, shown: string) => (
      <PeopleLink
        className="numeric-link"
        people={aboutFigure(
          t,
          peopleOfSegment(shared, row.segment, segmentName(t, row.segment)),
          t(`columns.${id}`),
          shown,
        )}
      >
        {shown}
      </PeopleLink>
    );
    /** A mean of nobody is none. */
    const mean = (row: SegmentRow, id: string, shown: string) =>
      row.customers === 0 ? '–' : behind(row, id, shown);
    return [
      {
        id: 'segment',
        header: t('columns.segment'),
        isText: true,
        value: (row) => segmentName(t, row.segment),
        cell: (row) => (
          <span className="named">
            <i className="dot" aria-hidden="true" style={{ background: segmentColour(row.segment) }} />
            {segmentName(t, row.segment)}
          </span>
        ),
      },
      {
        id: 'customers',
        header: t('columns.customers'),
        value: (row) => row.customers,
        cell: (row) => (
          <PeopleLink
            className="numeric-link"
            people={peopleOfSegment(shared, row.segment, segmentName(t, row.segment))}
          >
            {format.count(row.customers)}
          </PeopleLink>
        ),
      },
      {
        id: 'share',
        header: t('columns.share'),
        value: (row) => row.share,
        cell: (row) => <span className="quiet">{behind(row, 'share', format.ratio(row.share))}</span>,
      },
      {
        id: 'revenue',
        header: t('columns.revenue'),
        value: (row) => Number(row.revenue),
        cell: (row) => behind(row, 'revenue', format.money(row.revenue)),
      },
      {
        id: 'revenueShare',
        header: t('columns.revenueShare'),
        isText: true,
        value: (row) => row.revenueShare,
        cell: (row) => (
          <span className="metered">
            <i
              className="meter"
              aria-hidden="true"
              style={{ width: `${most > 0 ? (row.revenueShare / most) * 56 : 0}px` }}
            />
            <span className="aside">{behind(row, 'revenueShare', format.ratio(row.revenueShare))}</span>
          </span>
        ),
      },
      {
        id: 'avgRecencyDays',
        header: t('columns.avgRecencyDays'),
        value: (row) => row.avgRecencyDays,
        cell: (row) => mean(row, 'avgRecencyDays', format.days(row.avgRecencyDays)),
      },
      {
        id: 'avgFrequency',
        header: t('columns.avgFrequency'),
        value: (row) => row.avgFrequency,
        cell: (row) => mean(row, 'avgFrequency', format.number(row.avgFrequency)),
      },
      {
        id: 'avgMonetary',
        header: t('columns.avgMonetary'),
        value: (row) => Number(row.avgMonetary),
        cell: (row) => mean(row, 'avgMonetary', format.money(row.avgMonetary)),
      },
      ...(answer.comparison
        ? [
            {
              id: 'change',
              header: t('columns.change'),
              value: change,
              cell: (row: SegmentRow) => {
                const moved = change(row);
                return moved === null ? (
                  '–'
                ) : (
                  <span className={newsOf(row.segment, moved)}>
                    {behind(row, 'change', format.change(moved))}
                  </span>
                );
              },
            },
          ]
        : []),
    ];
  }, [answer, format, shared, t]);
  return (
    <Figure
      id="segments"
      title={t('segments.worth')}
      note={t('segments.worthNote')}
      columns={columns}
      rows={answer.rows}
    />
  );
}
