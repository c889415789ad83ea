import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client';
import { download } from '../../api/download';
import type { ReportRun } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { useShownTheme } from '../../session/theme';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Options } from '../../ui/Options';
import { Popover } from '../../ui/Popover';

interface ReportReaderProps {
  runs: readonly ReportRun[];
  /** The run to read; the newest with files when absent. */
  id: string | undefined;
}

/** A run as it was written, shut in a frame that can run nothing, and its files to take away. */
export function ReportReader({ runs, id }: ReportReaderProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const theme = useShownTheme();
  const readable = runs.filter(({ files }) => files?.some(isPage));
  const run = readable.find((each) => each.id === id) ?? readable[0];
  const page = run?.files.find(isPage);
  const query = useQuery({
    queryKey: ['report', run?.id, page?.url],
    queryFn: async ({ signal }) => (await send(page?.url ?? '', { accept: 'text/html', signal })).text(),
    enabled: page !== undefined,
    staleTime: Infinity,
  });
  if (!run) {
    return (
      <Card>
        <Empty title={t('reports.noRuns')}>{t('reports.noRunsHint')}</Empty>
      </Card>
    );
  }
  const first = format.day(run.periodStart);
  const last = format.day(new Date(new Date(run.periodEnd).getTime() - 1).toISOString());
  return (
    <div className="stack">
      <div className="row">
        <span>{first === last ? first : `${first} – ${last}`}</span>
        <span className="quiet">{t('reports.revision', { n: run.revision })}</span>
        <span className="spring" />
        <Popover
          className="btn btn--quiet"
          side="right"
          label={t('reports.files', { n: format.count(run.files.length) })}
        >
          {(close) => (
            <Options
              label={t('reports.files', { n: format.count(run.files.length) })}
              options={run.files.map(({ name, bytes }) => ({
                value: name,
                label: name,
                aside: format.bytes(bytes),
              }))}
              choose={(name) => {
                const file = run.files.find((each) => each.name === name);
                if (file) void download(file.url);
                close();
              }}
            />
          )}
        </Popover>
      </div>
      <Asked query={query}>
        {(html) => (
          <iframe
            className="report-frame"
            sandbox=""
            srcDoc={themed(html, theme)}
            title={t('reports.read')}
          />
        )}
      </Asked>
    </div>
  );
}

/** The page follows the reader's device by itself, and the theme that was chosen here when told to. */
function themed(html: string, theme: string): string {
  return html.replace(/<html\b(?![^>]*data-theme)/, `<html data-theme="${theme}"`);
}

function isPage({ name }: { name: string }): boolean {
  return name.endsWith('.html');
}
