import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import { Form } from './Form';
import { Popover } from './Popover';

interface ChipAsOfProps {
  value: string | undefined;
  change: (value: string | undefined) => void;
}

/** The day at whose end everything is looked at; now unless one is chosen. */
export function ChipAsOf({ value, change }: ChipAsOfProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Popover
      label={
        <>
          {t('chips.asOf')} <em>{value ? format.date(value) : t('chips.now')}</em>
        </>
      }
    >
      {(close) => (
        <DateForm
          value={value}
          change={(next) => {
            change(next);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function DateForm({ value, change }: ChipAsOfProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(value ?? '');
  return (
    <Form submit={() => change(draft || undefined)}>
      <label className="field">
        <span>{t('chips.asOf')}</span>
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
          {t('chips.now')}
        </button>
      </div>
    </Form>
  );
}
