import { useTranslation } from 'react-i18next';
import { record } from '../address/read';
import { SchemaField, type SchemaFieldProps } from './SchemaField';
import { parameterName } from './parameter-names';

type Fields = Record<string, unknown>;

interface SchemaGroupProps extends Omit<SchemaFieldProps, 'value'> {
  value: Fields;
}

/** The fields of an object, one below the other; without any it is left out. */
export function SchemaGroup({ name, schema, value, put }: SchemaGroupProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="group">
      <legend className="quiet">{parameterName(t, name)}</legend>
      <div className="parameters">
        {Object.entries(schema.properties ?? {}).map(([key, inner]) => (
          <SchemaField
            key={key}
            name={key}
            schema={inner}
            value={value[key]}
            put={(next) => {
              const fields = Object.entries({ ...value, [key]: next }).filter(
                ([, each]) => each !== undefined,
              );
              put(fields.length ? Object.fromEntries(fields) : undefined);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface SchemaListProps extends Omit<SchemaFieldProps, 'value'> {
  value: readonly unknown[];
}

/** A list of objects, each with its fields, in their order. */
export function SchemaList({ name, schema, value, put }: SchemaListProps) {
  const { t } = useTranslation();
  const title = parameterName(t, name);
  const set = (next: readonly unknown[]) => put(next.length ? next : undefined);
  return (
    <fieldset className="group parameters__wide">
      <legend className="quiet">{title}</legend>
      {value.map((each, index) => (
        <div className="row" key={index}>
          <div className="spring">
            <SchemaGroup
              name={`${title} ${index + 1}`}
              schema={schema.items ?? {}}
              value={record(each) ?? {}}
              put={(next) => set(value.map((old, at) => (at === index ? (next ?? {}) : old)))}
            />
          </div>
          <button
            type="button"
            className="icon"
            aria-label={t('ui.remove')}
            onClick={() => set(value.filter((_, at) => at !== index))}
          >
            ✕
          </button>
        </div>
      ))}
      {value.length < (schema.maxItems ?? Infinity) && (
        <button type="button" className="chip chip--add" onClick={() => set([...value, {}])}>
          + {title}
        </button>
      )}
    </fieldset>
  );
}
