import type { UseQueryResult } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { AudiencePreview } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { SampleTable } from '../../people/SampleTable';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';

interface LiveSizeProps {
  query: UseQueryResult<AudiencePreview>;
  hasRule: boolean;
}

/** How many meet the rule as it stands, exactly, and the first of them. */
export function LiveSize({ query, hasRule }: LiveSizeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('audiences.now')}>
      {!hasRule && <p className="quiet">{t('audiences.noRule')}</p>}
      {hasRule && (
        <Asked query={query}>
          {({ size, population, sample }) => (
            <div className="stack" aria-live="polite">
              <p>
                <span className="fact__value">{format.count(size)}</span>{' '}
                <Trans
                  i18nKey="audiences.ofPopulation"
                  values={{
                    all: format.count(population),
                    share: format.ratio(population ? size / population : 0),
                  }}
                />
              </p>
              {sample.length > 0 && (
                <details>
                  <summary className="link">
                    {t('audiences.sample', { n: format.count(sample.length) })}
                  </summary>
                  <SampleTable label={t('people.title')} sample={sample} />
                </details>
              )}
            </div>
          )}
        </Asked>
      )}
    </Card>
  );
}
