import { useTranslation } from 'react-i18next';
import { record } from '../../../address/read';
import { useFormat } from '../../../format/use-format';
import { parameterWords } from '../../../parameters/parameter-words';
import type { ConditionFormProps } from '../ConditionEditor';

/** The people behind a number of a chart; it is made there, and said here in words. */
export function AnalysisForm({ condition }: ConditionFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="condition__wide">
      <p className="quiet">
        {t('fields.behind', { analysis: t(`analysis.${String(condition['analysis'])}`) })}
      </p>
      <dl className="words">
        {parameterWords(record(condition['parameters']) ?? {}, t, format).map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
