import { Field, Input } from './Field';

interface PasswordFieldProps {
  label: string;
  note?: string;
  /** Tells the browser whether to fill in the one it keeps, or to offer a new one. */
  kind: 'current' | 'new';
  required?: boolean;
  minLength?: number;
  value: string;
  change: (value: string) => void;
}

export function PasswordField({ label, note, kind, required, minLength, value, change }: PasswordFieldProps) {
  return (
    <Field label={label} note={note}>
      <Input
        type="password"
        autoComplete={`${kind}-password`}
        required={required}
        minLength={minLength}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
}
