import { useTranslation } from 'react-i18next';
import { filters } from '../../../address/read';
import { Field, Select } from '../../../ui/Field';
import { propertyName } from '../../../ui/property-name';
import type { ConditionFormProps } from '../ConditionEditor';
import { ValuesField } from './ValuesField';

interface WhereFieldsProps extends ConditionFormProps {
  properties: readonly string[];
}

/** Only rows that have one of the values of every property. */
export function WhereFields({ condition, put, properties }: WhereFieldsProps) {
  const { t } = useTranslation();
  const where = (condition['where'] ?? {}) as Record<string, unknown[]>;
  const set = (next: Record<string, unknown[]>) => put({ where: filters(next) && next });
  const free = properties.filter((property) => !(property in where));
  return (
    <>
      {Object.entries(where).map(([property, values]) => (
        <ValuesField
          key={property}
          label={propertyName(t, property)}
          values={values}
          put={(next) => set({ ...where, [property]: next })}
        />
      ))}
      {free.length > 0 && (
        <Field label={t('funnels.where')}>
          <Select
            value=""
            options={[
              { value: '', label: t('funnels.addProperty') },
              ...free.map((value) => ({ value, label: propertyName(t, value) })),
            ]}
            onChange={(event) => put({ where: { ...where, [event.target.value]: [] } })}
          />
        </Field>
      )}
    </>
  );
}
