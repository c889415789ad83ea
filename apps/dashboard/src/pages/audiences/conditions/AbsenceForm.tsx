import { useTranslation } from 'react-i18next';
import { record } from '../../../address/read';
import { Field, Input, Select } from '../../../ui/Field';
import type { ConditionFormProps } from '../ConditionEditor';
import { EventSelect } from './EventSelect';

/** What did not happen for some days, to someone who has been here long enough. */
export function AbsenceForm({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  const isEvent = condition['of'] === 'event';
  return (
    <>
      <Field label={t('fields.absent')}>
        <Select
          value={String(condition['of'])}
          options={[
            { value: 'orders', label: t('fields.noOrder') },
            { value: 'event', label: t('fields.noEvent') },
          ]}
          onChange={(event) =>
            put(
              event.target.value === 'event'
                ? { of: 'event', name: 'product_viewed' }
                : { of: 'orders', name: undefined },
            )
          }
        />
      </Field>
      {isEvent && <EventSelect value={String(condition['name'] ?? '')} change={(name) => put({ name })} />}
      <Field label={t('fields.forDays')}>
        <Input
          type="number"
          min={1}
          max={36500}
          value={String(record(condition['window'])?.['days'] ?? '')}
          onChange={(event) => put({ window: { days: Number(event.target.value) } })}
        />
      </Field>
      <Field label={t('fields.tenure')}>
        <Input
          type="number"
          min={0}
          max={36500}
          value={String(condition['minimumTenureDays'] ?? 0)}
          onChange={(event) => put({ minimumTenureDays: Number(event.target.value) })}
        />
      </Field>
    </>
  );
}
