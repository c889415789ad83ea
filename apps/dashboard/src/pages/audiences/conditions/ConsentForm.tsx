import { useTranslation } from 'react-i18next';
import { Field, Select } from '../../../ui/Field';
import type { ConditionFormProps } from '../ConditionEditor';
import { purposes } from '../condition-forms';

export function ConsentForm({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('fields.purpose')}>
        <Select
          value={String(condition['purpose'])}
          options={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          onChange={(event) => put({ purpose: event.target.value })}
        />
      </Field>
      <Field label={t('fields.answer')}>
        <Select
          value={String(condition['given'])}
          options={[
            { value: 'true', label: t('fields.saidYes') },
            { value: 'false', label: t('fields.saidNo') },
          ]}
          onChange={(event) => put({ given: event.target.value === 'true' })}
        />
      </Field>
    </>
  );
}
