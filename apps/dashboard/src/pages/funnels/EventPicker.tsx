import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resource } from '../../api/resources';
import { useFormat } from '../../format/use-format';
import { eventName } from './event-names';

interface EventPickerProps {
  chosen: readonly string[];
  change: (events: string[]) => void;
}

/** The shop's events with how often they came; several are or-ed. */
export function EventPicker({ chosen, change }: EventPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const known = useQuery(resource<{ names: { name: string; count: number }[] }>('/v1/events/names'));
  const listed = known.data?.names ?? [];
  const missing = chosen.filter((name) => !listed.some((each) => each.name === name));
  const shown = [...missing.map((name) => ({ name, count: undefined })), ...listed].filter(
    ({ name }) =>
      chosen.includes(name) ||
      `${name} ${eventName(t, name)}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const toggle = (name: string) =>
    change(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  return (
    <fieldset className="plain">
      <legend className="quiet">{t('funnels.events')}</legend>
      <input
        className="input"
        type="search"
        aria-label={t('funnels.searchEvents')}
        placeholder={t('funnels.searchEvents')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="options options--short">
        {known.isError && <p className="quiet">{t('ui.valuesFailed')}</p>}
        {shown.map(({ name, count }) => (
          <label key={name} className="check option">
            <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
            <span className="spring">{eventName(t, name)}</span>
            {count !== undefined && <small className="numeric">{format.count(count)}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
