import { useTranslation } from 'react-i18next';
import { record } from '../../../address/read';
import { Field, Input, Select } from '../../../ui/Field';
import type { ConditionFormProps } from '../ConditionEditor';

type Kind = 'all' | 'days' | 'range';

/** Which time counts: all, the last days, or from one date to another. */
export function WindowField({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  const window = record(condition['window']);
  const kind: Kind = !window ? 'all' : 'days' in window ? 'days' : 'range';
  const begin: Record<Kind, unknown> = {
    all: undefined,
    days: { days: 90 },
    range: { from: new Date().toISOString().slice(0, 10) },
  };
  const side = (name: 'from' | 'to', label: string) => (
    <Field label={label}>
      <Input
        type="date"
        value={String(window?.[name] ?? '').slice(0, 10)}
        onChange={(event) => put({ window: { ...window, [name]: event.target.value || undefined } })}
      />
    </Field>
  );
  return (
    <>
      <Field label={t('fields.window')}>
        <Select
          value={kind}
          options={(['all', 'days', 'range'] as const).map((value) => ({
            value,
            label: t(`windowKind.${value}`),
          }))}
          onChange={(event) => put({ window: begin[event.target.value as Kind] })}
        />
      </Field>
      {kind === 'days' && (
        <Field label={t('fields.days')}>
          <Input
            type="number"
            min={1}
            max={36500}
            value={String(window?.['days'] ?? '')}
            onChange={(event) => put({ window: { days: Number(event.target.value) } })}
          />
        </Field>
      )}
      {kind === 'range' && (
        <>
          {side('from', t('fields.from'))}
          {side('to', t('fields.before'))}
        </>
      )}
    </>
  );
}
