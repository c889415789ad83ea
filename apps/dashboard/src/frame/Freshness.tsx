import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { resource } from '../api/resources';
import type { IngestionTable } from '../api/types';
import { useFormat } from '../format/use-format';

const dayMilliseconds = 86_400_000;

/** How far the data reaches; amber when nothing has come in for a day. */
export function Freshness() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(resource<{ tables: Record<string, IngestionTable> }>('/v1/ingestion'));
  if (!data) return null;
  const newest = Object.values(data.tables)
    .map((table) => table.newestIngestedAt)
    .filter((time) => time !== null)
    .sort()
    .at(-1);
  const isOld = !newest || Date.now() - new Date(newest).getTime() > dayMilliseconds;
  return (
    <Link to="/data" className={isOld ? 'fresh fresh--old' : 'fresh'}>
      {newest ? t('nav.fresh', { time: format.time(newest) }) : t('nav.noData')}
    </Link>
  );
}
