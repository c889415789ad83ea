import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resource } from '../api/resources';
import type { Filters } from '../address/read';
import { useFormat } from '../format/use-format';
import { Form } from './Form';
import { Options } from './Options';
import { Popover } from './Popover';
import { propertyName } from './property-name';

interface FilterChipsProps {
  value: Filters | undefined;
  /** The properties that the page's analysis can be filtered by. */
  properties: readonly string[];
  change: (value: Filters | undefined) => void;
}

/** One chip for each filter, and the dashed one that adds another. */
export function FilterChips({ value = {}, properties, change }: FilterChipsProps) {
  const { t } = useTranslation();
  const set = (property: string, values: string[]) => {
    const next = { ...value, [property]: values };
    if (!values.length) delete next[property];
    change(Object.keys(next).length ? next : undefined);
  };
  const free = properties.filter((property) => !(property in value));
  return (
    <>
      {Object.entries(value).map(([property, values]) => (
        <Popover
          key={property}
          label={
            <>
              {propertyName(t, property)} <em>{values.join(', ')}</em>
            </>
          }
        >
          {(close) => <FilterValues property={property} values={values} set={set} close={close} />}
        </Popover>
      ))}
      {free.length > 0 && (
        <Popover className="chip chip--add" label={`+ ${t('ui.filter')}`}>
          {(close) => <NewFilter properties={free} set={set} close={close} />}
        </Popover>
      )}
    </>
  );
}

interface FormProps {
  set: (property: string, values: string[]) => void;
  close: () => void;
}

function NewFilter({ properties, set, close }: FormProps & { properties: readonly string[] }) {
  const { t } = useTranslation();
  const [property, setProperty] = useState<string>();
  if (property) return <FilterValues property={property} values={[]} set={set} close={close} />;
  return (
    <Options
      label={t('ui.filter')}
      options={properties.map((each) => ({ value: each, label: propertyName(t, each) }))}
      choose={setProperty}
    />
  );
}

interface ValuesProps extends FormProps {
  property: string;
  values: readonly string[];
}

function FilterValues({ property, values, set, close }: ValuesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<readonly string[]>(values);
  const known = useQuery(
    resource<{ values: { value: string; count: number }[] }>(
      `/v1/properties/${encodeURIComponent(property)}/values`,
    ),
  );
  const listed = known.data?.values ?? [];
  const others = chosen.filter((each) => !listed.some(({ value }) => value === each));
  const toggle = (value: string) =>
    setChosen(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <Form
      submit={() => {
        set(property, [...chosen]);
        close();
      }}
    >
      <fieldset className="options plain">
        <legend className="quiet">{propertyName(t, property)}</legend>
        {known.isLoading && <p className="quiet">{t('state.loading')}</p>}
        {known.isError && <p className="quiet">{t('ui.valuesFailed')}</p>}
        {[...others.map((value) => ({ value, count: undefined })), ...listed].map(({ value, count }) => (
          <label key={value} className="check option">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span className="spring">{value}</span>
            {count !== undefined && <small className="numeric">{format.count(count)}</small>}
          </label>
        ))}
      </fieldset>
      <div className="row">
        <button className="btn">{t('ui.apply')}</button>
        {values.length > 0 && (
          <button
            type="button"
            className="btn btn--quiet"
            onClick={() => {
              set(property, []);
              close();
            }}
          >
            {t('ui.remove')}
          </button>
        )}
      </div>
    </Form>
  );
}
