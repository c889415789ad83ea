import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pages } from '../../api/resources';
import type { Audience, Person } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { SampleTable } from '../../people/SampleTable';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Paged } from '../../ui/Paged';

interface MembersPage {
  members: Person[];
  total: number;
  next_cursor: string | null;
}

/** The people of the last published run. */
export function Members({ audience }: { audience: Audience }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(pages<MembersPage>(`/v1/audiences/${audience.id}/members`, { limit: 100 }));
  const total = query.data?.pages[0]?.total;
  return (
    <Paged
      query={query}
      items={(page) => page.members}
      empty={<Empty title={t('people.none')}>{t('audiences.emptyHint')}</Empty>}
    >
      {(rows) => (
        <Card
          title={t('audiences.members')}
          note={
            total !== undefined &&
            rows.length < total &&
            t('people.first', { shown: format.count(rows.length), all: format.count(total) })
          }
        >
          <SampleTable label={t('audiences.members')} sample={rows} />
        </Card>
      )}
    </Paged>
  );
}
