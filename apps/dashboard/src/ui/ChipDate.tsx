import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import { Popover } from './Popover';

interface ChipDateProps {
  label: string;
  value: string | undefined;
  /** What stands there while no date is chosen. */
  none: string;
  change: (value: string | undefined) => void;
}

/** A parameter that is a date. */
export function ChipDate({ label, value, none, change }: ChipDateProps) {
  const format = useFormat();
  return (
    <Popover
      label={
        <>
          {label} <em>{value ? format.date(value) : none}</em>
        </>
      }
    >
      {(close) => (
        <DateForm
          label={label}
          value={value}
          none={none}
          change={(next) => {
            change(next);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function DateForm({ label, value, none, change }: ChipDateProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(value ?? '');
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        change(draft || undefined);
      }}
    >
      <label className="field">
        <span>{label}</span>
        <input
          className="input"
          type="date"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
        />
      </label>
      <div className="row">
        <button className="btn">{t('ui.apply')}</button>
        <button type="button" className="btn btn--quiet" onClick={() => change(undefined)}>
          {none}
        </button>
      </div>
    </form>
  );
}
