import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../address/read';
import { Field, Input, Select } from '../ui/Field';
import { SchemaGroup, SchemaList } from './SchemaGroup';
import { choiceName, parameterName } from './parameter-names';
import type { ParameterSchema } from './parameter-schema';

export interface SchemaFieldProps {
  name: string;
  schema: ParameterSchema;
  value: unknown;
  /** Takes the new value; undefined stands for the parameter's default. */
  put: (value: unknown) => void;
}

/** A field for what a schema takes. */
export function SchemaField(props: SchemaFieldProps) {
  const { schema, value, put } = props;
  if (schema.enum) return <ChoiceField {...props} options={schema.enum} />;
  if (schema.type === 'boolean') return <FlagField {...props} />;
  if (schema.type === 'number' || schema.type === 'integer') return <NumberField {...props} />;
  if (schema.type === 'object') {
    return <SchemaGroup {...props} value={record(value) ?? {}} put={put} />;
  }
  if (schema.type === 'array' && schema.items?.type === 'object') {
    return <SchemaList {...props} value={Array.isArray(value) ? value : []} />;
  }
  return schema.type === 'string' ? <TextField {...props} /> : <ListField {...props} />;
}

function ChoiceField({
  name,
  schema,
  value,
  put,
  options,
}: SchemaFieldProps & { options: readonly string[] }) {
  const { t } = useTranslation();
  const own = options.map((option) => ({ value: option, label: choiceName(t, name, option) }));
  const isOpen = schema.default === undefined;
  return (
    <Field label={parameterName(t, name)}>
      <Select
        value={String(value ?? schema.default ?? '')}
        options={isOpen ? [{ value: '', label: t('parameters.own') }, ...own] : own}
        onChange={(event) => put(event.target.value || undefined)}
      />
    </Field>
  );
}

function FlagField({ name, schema, value, put }: SchemaFieldProps) {
  const { t } = useTranslation();
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={Boolean(value ?? schema.default)}
        onChange={(event) => put(event.target.checked)}
      />
      {parameterName(t, name)}
    </label>
  );
}

function NumberField({ name, schema, value, put }: SchemaFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={parameterName(t, name)}>
      <Input
        type="number"
        min={schema.minimum}
        max={schema.maximum}
        step={schema.type === 'integer' ? 1 : 'any'}
        placeholder={schema.default === undefined ? t('parameters.own') : String(schema.default)}
        value={typeof value === 'number' ? value : ''}
        onChange={(event) => put(event.target.value === '' ? undefined : Number(event.target.value))}
      />
    </Field>
  );
}

function TextField({ name, schema, value, put }: SchemaFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={parameterName(t, name)}>
      <Input
        value={typeof value === 'string' ? value : ''}
        maxLength={schema.maxLength}
        onChange={(event) => put(event.target.value || undefined)}
      />
    </Field>
  );
}

/** Numbers or texts parted by commas; what looks like a number is one. */
function ListField({ name, schema, value, put }: SchemaFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(Array.isArray(value) ? value.join(', ') : String(value ?? ''));
  return (
    <Field label={parameterName(t, name)} note={t('funnels.valuesHint')}>
      <Input
        value={draft}
        placeholder={t('parameters.own')}
        onChange={(event) => {
          setDraft(event.target.value);
          put(listOf(event.target.value, schema.type === 'array'));
        }}
      />
    </Field>
  );
}

function listOf(text: string, isAlwaysList: boolean): unknown {
  const parts = text
    .split(/[,，]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (Number.isNaN(Number(part)) ? part : Number(part)));
  if (!parts.length) return undefined;
  return parts.length === 1 && !isAlwaysList ? parts[0] : parts;
}
