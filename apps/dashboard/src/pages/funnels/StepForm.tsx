import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from '../../address/read';
import { Field, Input, Select } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { propertyName } from '../../ui/property-name';
import { EventPicker } from './EventPicker';
import type { FunnelStep } from './funnel.search';

const properties = ['device', 'channel', 'category', 'productId', 'campaign', 'region', 'url'];

interface StepFormProps {
  /** Absent for a new step. */
  step?: FunnelStep;
  put: (step: FunnelStep) => void;
  close: () => void;
  move?: { earlier?: () => void; later?: () => void };
  remove?: () => void;
}

/** A step's events, the properties they must have, and its name. */
export function StepForm({ step, put, close, move, remove }: StepFormProps) {
  const { t } = useTranslation();
  const [events, setEvents] = useState<string[]>(step?.events ?? []);
  const [label, setLabel] = useState(step?.label ?? '');
  const [where, setWhere] = useState<Filters>(step?.where ?? {});
  const act = (action: () => void) => () => {
    action();
    close();
  };
  return (
    <Form
      submit={() => {
        put({
          events,
          where: Object.keys(where).length ? where : undefined,
          label: label.trim() || undefined,
        });
        close();
      }}
    >
      <EventPicker chosen={events} change={setEvents} />
      <WhereRows where={where} change={setWhere} />
      <Field label={t('funnels.label')}>
        <Input value={label} maxLength={100} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <div className="row">
        <button className="btn" disabled={events.length === 0}>
          {t('ui.apply')}
        </button>
        {move?.earlier && (
          <button type="button" className="btn btn--quiet" onClick={act(move.earlier)}>
            {t('funnels.earlier')}
          </button>
        )}
        {move?.later && (
          <button type="button" className="btn btn--quiet" onClick={act(move.later)}>
            {t('funnels.later')}
          </button>
        )}
        {remove && (
          <button type="button" className="btn btn--bad" onClick={act(remove)}>
            {t('ui.remove')}
          </button>
        )}
      </div>
    </Form>
  );
}

/** One line a property, its values parted by commas. */
function WhereRows({ where, change }: { where: Filters; change: (where: Filters) => void }) {
  const { t } = useTranslation();
  const free = properties.filter((property) => !(property in where));
  return (
    <>
      {Object.entries(where).map(([property, values]) => (
        <Field key={property} label={propertyName(t, property)} note={t('funnels.valuesHint')}>
          <Input
            defaultValue={values.join(', ')}
            onChange={(event) => {
              const next = event.target.value
                .split(/[,，]/)
                .map((value) => value.trim())
                .filter(Boolean);
              change(next.length ? { ...where, [property]: next } : { ...where, [property]: [] });
            }}
            onBlur={() => {
              const kept = Object.entries(where).filter(([, each]) => each.length > 0);
              if (kept.length < Object.keys(where).length) change(Object.fromEntries(kept));
            }}
          />
        </Field>
      ))}
      {free.length > 0 && (
        <Field label={t('funnels.where')}>
          <Select
            value=""
            options={[
              { value: '', label: t('funnels.addProperty') },
              ...free.map((value) => ({ value, label: propertyName(t, value) })),
            ]}
            onChange={(event) => change({ ...where, [event.target.value]: [] })}
          />
        </Field>
      )}
    </>
  );
}
