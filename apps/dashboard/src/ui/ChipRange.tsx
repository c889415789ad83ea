import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import { addDays } from '../format/calendar';
import { Form } from './Form';
import { Popover } from './Popover';

export interface DayRange {
  /** First day, included. */
  from?: string;
  /** Day after the last, excluded, as the API has it. */
  to?: string;
}

interface ChipRangeProps {
  label: string;
  value: DayRange;
  none: string;
  change: (value: DayRange) => void;
}

/** A parameter that is a range of days; shown with its last day, kept half open. */
export function ChipRange(props: ChipRangeProps) {
  const { label, value, none } = props;
  const format = useFormat();
  const { from, to } = value;
  const shown =
    from || to ? `${from ? format.date(from) : '…'} – ${to ? format.date(addDays(to, -1)) : '…'}` : none;
  return (
    <Popover
      label={
        <>
          {label} <em>{shown}</em>
        </>
      }
    >
      {(close) => <RangeForm {...props} close={close} />}
    </Popover>
  );
}

function RangeForm({ value, none, change, close }: ChipRangeProps & { close: () => void }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(value.from ?? '');
  const [last, setLast] = useState(value.to ? addDays(value.to, -1) : '');
  const isTurned = first !== '' && last !== '' && last < first;
  const apply = (range: DayRange) => {
    change(range);
    close();
  };
  return (
    <Form
      submit={() => {
        if (!isTurned) apply({ from: first || undefined, to: last ? addDays(last, 1) : undefined });
      }}
    >
      <label className="field">
        <span>{t('ui.firstDay')}</span>
        <input
          className="input"
          type="date"
          value={first}
          onChange={(event) => setFirst(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{t('ui.lastDay')}</span>
        <input
          className="input"
          type="date"
          value={last}
          aria-invalid={isTurned}
          onChange={(event) => setLast(event.target.value)}
        />
      </label>
      {isTurned && <p className="quiet">{t('ui.turnedRange')}</p>}
      <div className="row">
        <button className="btn" disabled={isTurned}>
          {t('ui.apply')}
        </button>
        <button type="button" className="btn btn--quiet" onClick={() => apply({})}>
          {none}
        </button>
      </div>
    </Form>
  );
}
