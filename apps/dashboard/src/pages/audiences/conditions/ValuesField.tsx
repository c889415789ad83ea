import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Input } from '../../../ui/Field';

interface ValuesFieldProps {
  label: string;
  values: readonly unknown[];
  /** Whether the values are numbers. */
  isNumeric?: boolean;
  put: (values: (string | number)[]) => void;
}

/** Several values in one line, parted by commas. */
export function ValuesField({ label, values, isNumeric, put }: ValuesFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(values.join(', '));
  return (
    <Field label={label}>
      <Input
        value={draft}
        placeholder={t('funnels.valuesHint')}
        onChange={(event) => {
          setDraft(event.target.value);
          const kept = event.target.value
            .split(/[,，]/)
            .map((value) => value.trim())
            .filter(Boolean);
          put(isNumeric ? kept.map((value) => (Number.isNaN(Number(value)) ? value : Number(value))) : kept);
        }}
      />
    </Field>
  );
}
