import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../api/types';

/** In the order that a report shows them. */
export const comparisonKinds: readonly Comparison[] = ['previous-period', 'previous-week', 'previous-year'];

interface ComparisonsProps {
  chosen: readonly Comparison[];
  change: (comparisons: Comparison[]) => void;
}

/** What the figures of a report stand beside; none, one or several. */
export function Comparisons({ chosen, change }: ComparisonsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="plain">
      <legend>{t('reports.against')}</legend>
      {comparisonKinds.map((kind) => (
        <label className="check" key={kind}>
          <input
            type="checkbox"
            checked={chosen.includes(kind)}
            onChange={({ target }) =>
              change(
                comparisonKinds.filter((each) => (each === kind ? target.checked : chosen.includes(each))),
              )
            }
          />
          {t(`comparison.${kind}`)}
        </label>
      ))}
    </fieldset>
  );
}
