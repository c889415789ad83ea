import { useTranslation } from 'react-i18next';
import type { Audience } from '../api/types';
import { Field, Input, Select } from '../ui/Field';

interface NameFieldProps {
  value: string;
  change: (value: string) => void;
}

/** What an audience is called. */
export function AudienceName({ value, change }: NameFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('audiences.name')}>
      <Input value={value} required maxLength={120} onChange={(event) => change(event.target.value)} />
    </Field>
  );
}

interface KindFieldProps {
  value: Audience['kind'];
  change: (value: Audience['kind']) => void;
}

/** Whether an audience follows its rule or stays as it is; the note says which. */
export function AudienceKind({ value, change }: KindFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('audiences.kind')} note={t(`audiences.kindNote.${value}`)}>
      <Select
        value={value}
        options={(['live', 'static'] as const).map((kind) => ({
          value: kind,
          label: t(`audiences.kinds.${kind}`),
        }))}
        onChange={(event) => change(event.target.value as Audience['kind'])}
      />
    </Field>
  );
}
