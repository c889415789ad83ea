import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useAnalysis } from '../../api/analyses';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { PageHead } from '../../ui/PageHead';
import { Warnings } from '../../ui/Warnings';
import { RecencyGrid } from './RecencyGrid';
import { SegmentsBar } from './SegmentsBar';
import { SegmentsLead } from './SegmentsLead';
import { SilentNote } from './SilentNote';
import { SegmentsTable } from './SegmentsTable';
import { isSilent, type CellRow, type SegmentRow } from './segments.rows';
import { segmentsParameters, type SegmentsSearch } from './segments.search';

/** Who the customers are: the grid of scores, and what each segment is worth. */
export function SegmentsPage() {
  const { t } = useTranslation();
  const [search] = useAddress<SegmentsSearch>();
  const shared = useMemo(() => segmentsParameters(search), [search]);
  const compare = search.compare ?? 'previous-period';
  const segments = useAnalysis<SegmentRow, 'rfm'>('rfm', {
    ...shared,
    level: 'segments',
    ...(compare === 'none' ? {} : { compare }),
  });
  const cells = useAnalysis<CellRow, 'rfm'>('rfm', { ...shared, level: 'cells' });
  return (
    <>
      <SegmentsBar shared={shared} rows={segments.data?.rows ?? []} />
      <PageHead
        title={t('segments.title')}
        lead={segments.data && <SegmentsLead answer={segments.data} shared={shared} />}
      />
      <div className="stack">
        {segments.data && isSilent(segments.data.rows) ? (
          <SilentNote />
        ) : (
          <Warnings notices={segments.data?.notices} />
        )}
        <Asked
          query={segments}
          empty={({ rows }) =>
            rows.every(({ customers }) => customers === 0) ? (
              <Card>
                <Empty title={t('segments.none')}>{t('segments.noneHint')}</Empty>
              </Card>
            ) : undefined
          }
        >
          {(answer) => (
            <div className="segments">
              <Asked query={cells}>{(grid) => <RecencyGrid answer={grid} shared={shared} />}</Asked>
              <SegmentsTable answer={answer} shared={shared} />
            </div>
          )}
        </Asked>
      </div>
    </>
  );
}
