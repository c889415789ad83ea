import { useTranslation } from 'react-i18next';
import { filters, record } from '../address/read';
import { StepsEditor } from '../pages/funnels/StepsEditor';
import { readExclusions, readSteps } from '../pages/funnels/funnel.search';
import { FilterChips } from '../ui/FilterChips';
import { Field, Input, Select } from '../ui/Field';
import { propertyName } from '../ui/property-name';
import { eventProperties, filterProperties } from './filter-properties';
import { SchemaField, type SchemaFieldProps } from './SchemaField';
import { parameterName } from './parameter-names';
import { askedParameters, type ParameterSchema } from './parameter-schema';

type Parameters = Readonly<Record<string, unknown>>;

interface ParameterFieldsProps {
  analysis: string;
  schema: ParameterSchema;
  parameters: Parameters;
  /** Parameters that are not asked for here. */
  leftOut: readonly string[];
  change: (parameters: Parameters) => void;
}

const daySeconds = 86_400;

/** The parameters of an analysis as a form, made from its schema; steps, filters and properties have their own fields. */
export function ParameterFields({ analysis, schema, parameters, leftOut, change }: ParameterFieldsProps) {
  const { t } = useTranslation();
  const set = (fields: Parameters) =>
    change(
      Object.fromEntries(
        Object.entries({ ...parameters, ...fields }).filter(([, value]) => value !== undefined),
      ),
    );
  const field = (name: string) => {
    const props: SchemaFieldProps = {
      name,
      schema: schema.properties?.[name] ?? {},
      value: parameters[name],
      put: (value) => set({ [name]: value }),
    };
    if (name === 'windowSeconds') return <DaysField key={name} {...props} />;
    if (isProperty(props)) return <PropertyField key={name} {...props} />;
    if (name === 'filters') {
      return (
        <div key={name} className="parameters__wide row">
          <FilterChips
            value={filters(parameters['filters'])}
            properties={filterProperties(analysis)}
            change={(chosen) => set({ filters: chosen })}
          />
        </div>
      );
    }
    if (name === 'steps') {
      return (
        <div key={name} className="parameters__wide" role="group" aria-label={t('funnels.steps')}>
          <StepsEditor
            steps={readSteps(parameters['steps']) ?? []}
            exclusions={readExclusions(parameters['exclusions']) ?? []}
            change={set}
          />
        </div>
      );
    }
    return <SchemaField key={name} {...props} />;
  };
  return (
    <div className="parameters">
      {askedParameters(schema, parameters, [...leftOut, 'exclusions']).map(field)}
    </div>
  );
}

/** Seconds, asked for in days. */
function DaysField({ name, schema, value, put }: SchemaFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={`${parameterName(t, name)} (${t('ui.days')})`}>
      <Input
        type="number"
        min={0}
        step="any"
        placeholder={String(Number(schema.default) / daySeconds)}
        value={typeof value === 'number' ? value / daySeconds : ''}
        onChange={(event) =>
          put(Number(event.target.value) > 0 ? Number(event.target.value) * daySeconds : undefined)
        }
      />
    </Field>
  );
}

/** A property held constant may also be one property a step, which is a list. */
function isProperty({ name, value }: SchemaFieldProps): boolean {
  return name === 'breakdown' || (name === 'holdConstant' && !Array.isArray(value));
}

function PropertyField({ name, value, put }: SchemaFieldProps) {
  const { t } = useTranslation();
  const given = record(value);
  const chosen = [given?.['property'] ?? value].filter((each) => typeof each === 'string');
  return (
    <Field label={parameterName(t, name)}>
      <Select
        value={chosen[0] ?? ''}
        options={[
          { value: '', label: t('chips.nothing') },
          ...[...new Set([...eventProperties, ...chosen])].map((property) => ({
            value: property,
            label: propertyName(t, property),
          })),
        ]}
        onChange={({ target }) =>
          put(target.value && given ? { ...given, property: target.value } : target.value || undefined)
        }
      />
    </Field>
  );
}
