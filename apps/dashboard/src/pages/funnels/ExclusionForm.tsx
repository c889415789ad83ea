import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Select } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { EventPicker } from './EventPicker';
import type { FunnelExclusion } from './funnel.search';

/** Events that end an attempt, or take the person out of the funnel. */
export function ExclusionForm({ add }: { add: (exclusion: FunnelExclusion) => void }) {
  const { t } = useTranslation();
  const [events, setEvents] = useState<string[]>([]);
  const [mode, setMode] = useState<FunnelExclusion['mode']>('stop');
  return (
    <Form submit={() => add({ events, mode })}>
      <EventPicker chosen={events} change={setEvents} />
      <Field label={t('funnels.effect')}>
        <Select
          value={mode}
          options={(['stop', 'drop'] as const).map((value) => ({
            value,
            label: t(`exclusionEffect.${value}`),
          }))}
          onChange={(event) => setMode(event.target.value as FunnelExclusion['mode'])}
        />
      </Field>
      <button className="btn" disabled={events.length === 0}>
        {t('funnels.exclude')}
      </button>
    </Form>
  );
}
