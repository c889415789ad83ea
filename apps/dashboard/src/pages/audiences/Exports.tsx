import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change, resource } from '../../api/resources';
import type { Audience, AudienceExport } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { DataTable } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { Field, Select } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Outcome } from '../../ui/Outcome';
import type { TableColumn } from '../../ui/table-column';
import { download } from '../../api/download';

const formats = ['csv-excel', 'csv', 'ndjson', 'parquet', 'meta', 'google'] as const;
const purposes = ['email', 'sms', 'ads', 'none'] as const;
const reasons = ['noConsent', 'suppressed', 'holdout', 'noIdentifier'] as const;

/** Takes the list away; says how many were left out and why. */
export function Exports({ audience }: { audience: Audience }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [format, setFormat] = useState<string>('csv-excel');
  const [purpose, setPurpose] = useState<string>('email');
  const path = `/v1/audiences/${audience.id}/exports`;
  const query = useQuery(resource<{ exports: AudienceExport[] }>(path));
  const made = useMutation({
    mutationFn: async () => {
      const file = await change<AudienceExport>(client, 'POST', path, {
        format,
        purpose: purpose === 'none' ? null : purpose,
      });
      await download(file.file);
      return file;
    },
  });
  return (
    <div className="stack">
      <Card title={t('exports.new')} note={t('exports.newNote')} className="narrow">
        <Form submit={() => made.mutate()}>
          <Field label={t('exports.format')} note={t(`exportNote.${format}`)}>
            <Select
              value={format}
              options={formats.map((value) => ({ value, label: t(`exportFormat.${value}`) }))}
              onChange={(event) => setFormat(event.target.value)}
            />
          </Field>
          <Field label={t('exports.purpose')} note={t('exports.purposeNote')}>
            <Select
              value={purpose}
              options={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
              onChange={(event) => setPurpose(event.target.value)}
            />
          </Field>
          <Outcome mutation={made} />
          {made.data && <LeftOut file={made.data} />}
          <div>
            <button className="btn" disabled={made.isPending}>
              {t(made.isPending ? 'exports.writing' : 'exports.make')}
            </button>
          </div>
        </Form>
      </Card>
      <Card title={t('audiences.exports')}>
        <Asked
          query={query}
          empty={({ exports }) =>
            exports.length ? undefined : <Empty title={t('exports.none')}>{t('exports.noneHint')}</Empty>
          }
        >
          {({ exports }) => <ExportTable files={exports} />}
        </Asked>
      </Card>
    </div>
  );
}

/** What an export holds, and how many it does not hold and why. */
function LeftOut({ file }: { file: AudienceExport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = reasons
    .filter((reason) => file.leftOut[reason] > 0)
    .map((reason) => t(`leftOut.${reason}`, { n: format.count(file.leftOut[reason]) }));
  return (
    <p className="note note--good" role="status">
      {t('exports.written', { n: format.count(file.rows) })}{' '}
      {parts.length > 0 && t('exports.leftOut', { parts: parts.join(t('ui.comma')) })}
    </p>
  );
}

function ExportTable({ files }: { files: readonly AudienceExport[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<TableColumn<AudienceExport>[]>(
    () => [
      {
        id: 'createdAt',
        header: t('columns.createdAt'),
        isText: true,
        value: (row) => row.createdAt,
        cell: (row) => format.time(row.createdAt),
      },
      {
        id: 'format',
        header: t('exports.format'),
        isText: true,
        value: (row) => row.format,
        cell: (row) => t(`exportFormat.${row.format}`, { defaultValue: row.format }),
      },
      {
        id: 'rows',
        header: t('columns.rows'),
        value: (row) => row.rows,
        cell: (row) => format.count(row.rows),
      },
      {
        id: 'leftOut',
        header: t('columns.leftOut'),
        value: (row) => leftOutOf(row),
        cell: (row) => format.count(leftOutOf(row)),
      },
      {
        id: 'bytes',
        header: t('columns.bytes'),
        value: (row) => row.bytes,
        cell: (row) => format.bytes(row.bytes),
      },
      {
        id: 'sha256',
        header: 'SHA-256',
        value: (row) => row.sha256,
        cell: (row) => <code title={row.sha256}>{row.sha256?.slice(0, 10)}…</code>,
      },
      {
        id: 'file',
        header: t('columns.action'),
        sortable: false,
        value: (row) => row.file,
        cell: (row) => (
          <button type="button" className="link" onClick={() => void download(row.file)}>
            {t('exports.download')}
          </button>
        ),
      },
    ],
    [format, t],
  );
  return <DataTable label={t('audiences.exports')} columns={columns} rows={files} />;
}

function leftOutOf({ leftOut }: AudienceExport): number {
  return reasons.reduce((sum, reason) => sum + (leftOut?.[reason] ?? 0), 0);
}
