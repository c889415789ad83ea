import { useTranslation } from 'react-i18next';
import { Field, Input } from '../../ui/Field';

interface EmailFieldProps {
  value: string;
  change: (value: string) => void;
}

/** The address that one signs in with. */
export function EmailField({ value, change }: EmailFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('session.email')}>
      <Input
        type="email"
        autoComplete="username"
        required
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
}
