import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RulePeople } from '../address/root-search';
import { previewOf } from '../api/audiences';
import { useFormat } from '../format/use-format';
import { Asked } from '../ui/Asked';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Empty';
import { MakeAudience } from './MakeAudience';
import { PeopleFrame } from './PeopleFrame';
import { SampleTable } from './SampleTable';

/** The people who meet a rule: their exact number and the first of them; the audience holds all. */
export function RuleSheet({ people }: { people: RulePeople }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(previewOf(people.rule));
  return (
    <PeopleFrame
      title={people.title}
      count={query.data?.size}
      actions={<MakeAudience name={people.title} rule={people.rule} />}
    >
      <Card>
        <Asked
          query={query}
          empty={({ size }) =>
            size === 0 ? <Empty title={t('people.none')}>{t('people.noneHint')}</Empty> : undefined
          }
        >
          {(preview) => (
            <>
              <SampleTable label={people.title} sample={preview.sample} />
              {preview.size > preview.sample.length && (
                <p className="quiet">
                  {t('people.sample', {
                    shown: format.count(preview.sample.length),
                    all: format.count(preview.size),
                  })}
                </p>
              )}
            </>
          )}
        </Asked>
      </Card>
    </PeopleFrame>
  );
}
