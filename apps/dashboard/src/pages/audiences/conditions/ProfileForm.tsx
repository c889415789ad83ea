import { useTranslation } from 'react-i18next';
import { Field, Input, Select } from '../../../ui/Field';
import type { ConditionFormProps } from '../ConditionEditor';
import { opsOf, profileFields } from '../condition-forms';
import { ValuesField } from './ValuesField';

const attribute = 'attribute.';

/** A field of the customer's record, or an attribute that the shop made up. */
export function ProfileForm({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  const field = String(condition['field']);
  const op = String(condition['op']);
  const isAttribute = field.startsWith(attribute);
  const isBare = op === 'exists' || op === 'missing';
  const values = Array.isArray(condition['values']) ? (condition['values'] as unknown[]) : [];
  return (
    <>
      <Field label={t('fields.field')}>
        <Select
          value={isAttribute ? attribute : field}
          options={[
            ...profileFields.map((value) => ({ value, label: t(`profile.${value}`) })),
            { value: attribute, label: t('fields.attribute') },
          ]}
          onChange={(event) => put({ field: event.target.value, op: 'exists', values: undefined })}
        />
      </Field>
      {isAttribute && (
        <Field label={t('fields.attribute')}>
          <Input
            value={field.slice(attribute.length)}
            onChange={(event) => put({ field: `${attribute}${event.target.value}` })}
          />
        </Field>
      )}
      <Field label={t('fields.op')}>
        <Select
          value={op}
          options={opsOf(field).map((value) => ({ value, label: t(`profileOp.${value}`) }))}
          onChange={(event) => {
            const next = event.target.value;
            put({ op: next, values: next === 'exists' || next === 'missing' ? undefined : values });
          }}
        />
      </Field>
      {!isBare && (
        <ValuesField
          key={`${field} ${op}`}
          label={t('fields.values')}
          values={values}
          isNumeric={field === 'birthYear'}
          put={(next) => put({ values: next })}
        />
      )}
    </>
  );
}
