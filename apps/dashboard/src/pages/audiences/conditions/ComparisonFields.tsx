import { useTranslation } from 'react-i18next';
import { Field, Input, Select } from '../../../ui/Field';
import type { ConditionFormProps } from '../ConditionEditor';
import { comparisons } from '../condition-forms';

/** How an aggregate is compared, and with what. */
export function ComparisonFields({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  const op = String(condition['op']);
  const value = condition['value'];
  const [low, high] = Array.isArray(value) ? (value as unknown[]) : [value, value];
  const isTime = ['first', 'last'].includes(String(condition['aggregate']));
  const read = (text: string) => (text === '' || Number.isNaN(Number(text)) ? text : Number(text));
  const input = (shown: unknown, label: string, change: (next: string | number) => void) => (
    <Field label={label}>
      <Input
        inputMode={isTime ? undefined : 'decimal'}
        value={String(shown ?? '')}
        onChange={(event) => change(read(event.target.value))}
      />
    </Field>
  );
  return (
    <>
      <Field label={t('fields.op')}>
        <Select
          value={op}
          options={comparisons.map((each) => ({ value: each, label: t(`op.${each}`) }))}
          onChange={(event) =>
            put({ op: event.target.value, value: event.target.value === 'between' ? [low, high] : low })
          }
        />
      </Field>
      {op === 'between' ? (
        <>
          {input(low, t('fields.lowest'), (next) => put({ value: [next, high] }))}
          {input(high, t('fields.highest'), (next) => put({ value: [low, next] }))}
        </>
      ) : (
        input(low, t(isTime ? 'fields.daysAgo' : 'fields.value'), (next) => put({ value: next }))
      )}
    </>
  );
}
