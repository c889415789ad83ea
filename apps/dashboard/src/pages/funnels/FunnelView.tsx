import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import type { Envelope } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Card } from '../../ui/Card';
import { DataTable } from '../../ui/DataTable';
import { Tabs } from '../../ui/Tabs';
import { saveFile, toCsv } from '../../ui/csv';
import { StepBars } from './StepBars';
import { TimesView } from './TimesView';
import { TrendView } from './TrendView';
import type { StepRow } from './funnel.rows';
import { views, type FunnelSearch, type FunnelParameters } from './funnel.search';
import { stepColumns } from './step-columns';

interface FunnelViewProps {
  answer: Envelope<StepRow>;
  names: readonly string[];
  shared: FunnelParameters;
}

/** The same funnel as bars, by day, by time taken, and as a table. */
export function FunnelView({ answer, names, shared }: FunnelViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [{ view = 'steps' }, change] = useAddress<FunnelSearch>();
  const columns = useMemo(() => stepColumns({ names, shared, format, t }), [names, shared, format, t]);
  return (
    <Card
      title={t(`funnelView.${view}`)}
      note={t(`funnelNote.${view}`)}
      tools={
        <>
          <Tabs
            label={t('funnels.view')}
            value={view}
            options={views.map((value) => ({ value, label: t(`funnelView.${value}`) }))}
            change={(next) => change({ view: next })}
          />
          {(view === 'steps' || view === 'table') && (
            <button
              type="button"
              className="tab"
              onClick={() => saveFile(toCsv(columns, answer.rows), 'clientele-funnel.csv')}
            >
              CSV
            </button>
          )}
        </>
      }
    >
      {view === 'steps' && <StepBars answer={answer} names={names} shared={shared} />}
      {view === 'trend' && <TrendView names={names} shared={shared} />}
      {view === 'times' && <TimesView names={names} shared={shared} />}
      {view === 'table' && <DataTable label={t('funnels.steps')} columns={columns} rows={answer.rows} />}
    </Card>
  );
}
