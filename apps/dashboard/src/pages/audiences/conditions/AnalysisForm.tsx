import { useTranslation } from 'react-i18next';
import type { ConditionFormProps } from '../ConditionEditor';

/** The people behind a number of a chart; it is made there, and shown here as it is. */
export function AnalysisForm({ condition }: ConditionFormProps) {
  const { t } = useTranslation();
  return (
    <details className="condition__wide">
      <summary className="quiet">
        {t('fields.behind', { analysis: t(`analysis.${String(condition['analysis'])}`) })}
      </summary>
      <pre className="raw">{JSON.stringify(condition['parameters'], null, 2)}</pre>
    </details>
  );
}
