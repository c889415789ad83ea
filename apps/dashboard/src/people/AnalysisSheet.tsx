import { useTranslation } from 'react-i18next';
import type { AnalysisPeople } from '../address/root-search';
import { useAnswer } from '../api/analyses';
import { useFormat } from '../format/use-format';
import { Asked } from '../ui/Asked';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Empty';
import { MakeAudience } from './MakeAudience';
import { PeopleCsv } from './PeopleCsv';
import { PeopleFrame } from './PeopleFrame';
import { PeopleTable } from './PeopleTable';

const shownAtMost = 200;

/** The people whom an analysis counted. */
export function AnalysisSheet({ people }: { people: AnalysisPeople }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useAnswer(people.analysis, { ...people.parameters, limit: shownAtMost });
  return (
    <PeopleFrame
      title={people.title}
      about={people.about}
      count={query.data?.rowCount}
      actions={
        <>
          <MakeAudience
            name={people.title}
            rule={{ type: 'analysis', analysis: people.analysis, parameters: people.parameters }}
          />
          <PeopleCsv people={people} />
        </>
      }
    >
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
    </PeopleFrame>
  );
}
