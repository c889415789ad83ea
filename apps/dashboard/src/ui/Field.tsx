import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from 'react';

interface FieldProps {
  label: string;
  note?: ReactNode;
  children: ReactNode;
}

export function Field({ label, note, children }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      {children}
      {note !== undefined && <span className="quiet">{note}</span>}
    </label>
  );
}

export function Input(props: InputHTMLAttributes<HTMLInputElement>) {
  return <input {...props} className={`input ${props.className ?? ''}`} />;
}

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  options: readonly { value: string; label: string }[];
}

export function Select({ options, ...props }: SelectProps) {
  return (
    <select {...props} className={`input ${props.className ?? ''}`}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
