import type { UseQueryResult } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { AudiencePreview, Rule } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { SampleTable } from '../../people/SampleTable';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { PeopleLink } from '../../ui/PeopleLink';

interface LiveSizeProps {
  query: UseQueryResult<AudiencePreview>;
  /** Absent while there is no condition. */
  rule: Rule | undefined;
}

/** How many meet the rule as it stands, exactly, and the first of them. */
export function LiveSize({ query, rule }: LiveSizeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('audiences.now')}>
      {!rule && <p className="quiet">{t('audiences.noRule')}</p>}
      {rule && (
        <Asked query={query}>
          {({ size, population, sample }) => (
            <div className="stack" aria-live="polite">
              <p>
                <PeopleLink className="fact__value numeric-link" people={{ rule, title: t('people.title') }}>
                  {format.count(size)}
                </PeopleLink>{' '}
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
