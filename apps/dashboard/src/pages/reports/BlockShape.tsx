import { useTranslation } from 'react-i18next';
import { record } from '../../address/read';
import { Field, Input, Select } from '../../ui/Field';
import type { Block } from './ready-blocks';

interface BlockShapeProps {
  block: Block;
  change: (block: Block) => void;
}

const usualDays = 30;
const ranges = ['usual', 'period', 'days', 'none'] as const;

/** Which time a part of a report is about, and how it is shown. */
export function BlockShape({ block, change }: BlockShapeProps) {
  const { t } = useTranslation();
  const days = record(block['range'])?.['days'];
  const range = days === undefined ? String(block['range'] ?? 'usual') : 'days';
  return (
    <div className="parameters">
      <Field label={t('reports.range')}>
        <Select
          value={range}
          options={ranges.map((value) => ({ value, label: t(`reportRange.${value}`) }))}
          onChange={({ target }) =>
            change({
              ...block,
              range:
                target.value === 'days'
                  ? { days: usualDays }
                  : target.value === 'usual'
                    ? undefined
                    : target.value,
            })
          }
        />
      </Field>
      {range === 'days' && (
        <Field label={t('fields.days')}>
          <Input
            type="number"
            min={1}
            max={3660}
            value={Number(days)}
            onChange={({ target }) => change({ ...block, range: { days: Number(target.value) } })}
          />
        </Field>
      )}
      <Field label={t('reports.rows')}>
        <Input
          type="number"
          min={1}
          max={10_000}
          placeholder={t('parameters.own')}
          value={typeof block['limit'] === 'number' ? block['limit'] : ''}
          onChange={({ target }) =>
            change({ ...block, limit: target.value === '' ? undefined : Number(target.value) })
          }
        />
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={block['view'] === 'table'}
          onChange={({ target }) => change({ ...block, view: target.checked ? 'table' : undefined })}
        />
        {t('reports.asTable')}
      </label>
    </div>
  );
}
