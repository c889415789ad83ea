import { useTranslation } from 'react-i18next';
import type { PeopleRef } from '../address/root-search';
import { useAddress } from '../address/use-address';
import { useAnalysis } from '../api/analyses';
import { useFormat } from '../format/use-format';
import { Asked } from '../ui/Asked';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Empty';
import { Sheet } from '../ui/Sheet';
import { MakeAudience } from './MakeAudience';
import { PeopleCsv } from './PeopleCsv';
import { PeopleTable } from './PeopleTable';

const shownAtMost = 200;

/** The people behind a number. The list's length is the number; the audience made of it has the same rule. */
export function PeopleSheet({ people }: { people: PeopleRef }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, setAddress] = useAddress();
  const query = useAnalysis(people.analysis, { ...people.parameters, limit: shownAtMost });
  const count = query.data?.rowCount;
  return (
    <Sheet
      title={people.title || t('people.title')}
      lead={count === undefined ? '\u00a0' : t('people.count', { count, shown: format.count(count) })}
      close={() => setAddress({ people: undefined })}
    >
      <div className="stack">
        <div className="row">
          <MakeAudience
            name={people.title}
            rule={{ type: 'analysis', analysis: people.analysis, parameters: people.parameters }}
          />
          <PeopleCsv people={people} />
        </div>
        <Card>
          <Asked
            query={query}
            empty={({ rowCount }) =>
              rowCount === 0 ? <Empty title={t('people.none')}>{t('people.noneHint')}</Empty> : undefined
            }
          >
            {(answer) => (
              <>
                <PeopleTable answer={answer} />
                {answer.rowCount > answer.rows.length && (
                  <p className="quiet">
                    {t('people.first', {
                      shown: format.count(answer.rows.length),
                      all: format.count(answer.rowCount),
                    })}
                  </p>
                )}
              </>
            )}
          </Asked>
        </Card>
      </div>
    </Sheet>
  );
}
