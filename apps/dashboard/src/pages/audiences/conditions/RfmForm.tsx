import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../../../address/read';
import { Field, Input } from '../../../ui/Field';
import { segmentName } from '../../segments/segment-names';
import type { ConditionFormProps } from '../ConditionEditor';
import { segments } from '../condition-forms';

/** One of the segments, or scores within bounds. */
export function RfmForm({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  const chosen = Array.isArray(condition['segment']) ? (condition['segment'] as string[]) : [];
  const toggle = (segment: string) => {
    const next = chosen.includes(segment) ? chosen.filter((each) => each !== segment) : [...chosen, segment];
    put({ segment: next.length ? next : undefined });
  };
  return (
    <>
      <fieldset className="plain condition__wide">
        <legend className="quiet">{t('columns.segment')}</legend>
        <div className="checks">
          {segments.map((segment) => (
            <label key={segment} className="check">
              <input type="checkbox" checked={chosen.includes(segment)} onChange={() => toggle(segment)} />
              {segmentName(t, segment)}
            </label>
          ))}
        </div>
      </fieldset>
      {(['r', 'f', 'm'] as const).map((score) => (
        <ScoreBounds
          key={score}
          label={t(`fields.score.${score}`)}
          bounds={record(condition[score])}
          put={(bounds) => put({ [score]: bounds })}
        />
      ))}
    </>
  );
}

interface ScoreBoundsProps {
  label: string;
  bounds: Record<string, unknown> | undefined;
  put: (bounds: Record<string, number> | undefined) => void;
}

function ScoreBounds({ label, bounds, put }: ScoreBoundsProps) {
  const { t } = useTranslation();
  const set = (side: 'min' | 'max', text: string) => {
    const next = { ...bounds, [side]: text === '' ? undefined : Number(text) };
    const kept = Object.entries(next).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    put(kept.length ? Object.fromEntries(kept) : undefined);
  };
  return (
    <Field label={label}>
      <span className="bounds">
        {(['min', 'max'] as const).map((side) => (
          <Fragment key={side}>
            {side === 'max' && <span aria-hidden="true">–</span>}
            <Input
              type="number"
              min={1}
              max={10}
              placeholder={side === 'min' ? '1' : '5'}
              aria-label={`${label}: ${t(side === 'min' ? 'fields.lowest' : 'fields.highest')}`}
              value={String(bounds?.[side] ?? '')}
              onChange={(event) => set(side, event.target.value)}
            />
          </Fragment>
        ))}
      </span>
    </Field>
  );
}
