import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { resource } from '../../../api/resources';
import { Field, Select } from '../../../ui/Field';
import { eventName } from '../../funnels/event-names';

/** One of the shop's events. */
export function EventSelect({ value, change }: { value: string; change: (name: string) => void }) {
  const { t } = useTranslation();
  const known = useQuery(resource<{ names: { name: string }[] }>('/v1/events/names'));
  const names = [...new Set([value, ...(known.data?.names.map(({ name }) => name) ?? [])])].filter(Boolean);
  return (
    <Field label={t('fields.event')}>
      <Select
        value={value}
        options={names.map((name) => ({ value: name, label: eventName(t, name) }))}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
}
