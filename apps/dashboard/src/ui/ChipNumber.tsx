import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from './Form';
import { Popover } from './Popover';

interface ChipNumberProps {
  label: string;
  value: number;
  shown: string;
  least: number;
  most: number;
  unit: string;
  change: (value: number) => void;
}

/** A parameter that is a whole number. */
export function ChipNumber(props: ChipNumberProps) {
  return (
    <Popover
      label={
        <>
          {props.label} <em>{props.shown}</em>
        </>
      }
    >
      {(close) => <NumberForm {...props} close={close} />}
    </Popover>
  );
}

function NumberForm({
  label,
  value,
  least,
  most,
  unit,
  change,
  close,
}: ChipNumberProps & { close: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(String(value));
  const number = Number(draft);
  const isValid = Number.isInteger(number) && number >= least && number <= most;
  return (
    <Form
      submit={() => {
        if (!isValid) return;
        change(number);
        close();
      }}
    >
      <label className="field">
        <span>
          {label} ({unit})
        </span>
        <input
          className="input"
          type="number"
          min={least}
          max={most}
          value={draft}
          aria-invalid={!isValid}
          onChange={(event) => setDraft(event.target.value)}
        />
      </label>
      {!isValid && <p className="quiet">{t('ui.between', { least, most })}</p>}
      <button className="btn" disabled={!isValid}>
        {t('ui.apply')}
      </button>
    </Form>
  );
}
