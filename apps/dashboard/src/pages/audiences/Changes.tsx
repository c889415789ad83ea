import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { resource } from '../../api/resources';
import type { Audience, AudienceChanges } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { SampleTable } from '../../people/SampleTable';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import type { AudienceSearch } from './audiences.search';

/** As many of each as one answer holds. */
const shown = 500;

/** Who came in and who went out with a run. */
export function Changes({ audience }: { audience: Audience }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [{ run }] = useAddress<AudienceSearch>();
  const query = useQuery(
    resource<AudienceChanges>(`/v1/audiences/${audience.id}/changes`, { run, limit: shown }),
  );
  return (
    <Asked query={query}>
      {(changes) => (
        <div className="stack">
          {(['entered', 'left'] as const).map((way) => (
            <Card
              key={way}
              title={t(`audiences.${way}`, { n: format.count(changes[`${way}Count`]) })}
              note={
                changes[way].length < changes[`${way}Count`]
                  ? t('people.first', {
                      shown: format.count(changes[way].length),
                      all: format.count(changes[`${way}Count`]),
                    })
                  : t(`audiences.${way}Note`)
              }
            >
              {changes[way].length ? (
                <SampleTable label={t(`audiences.${way}`, { n: '' })} sample={changes[way]} />
              ) : (
                <Empty title={t('people.none')}>{t('audiences.changesHint')}</Empty>
              )}
            </Card>
          ))}
        </div>
      )}
    </Asked>
  );
}
