import { useQuery } from '@tanstack/react-query';
import { dateIn } from '../format/calendar';
import { useProject } from '../session/use-project';
import { resource } from './resources';
import type { IngestionTable } from './types';

/** The day of the shop's newest order; undefined until it is known, and when there is none. */
export function useNewestOrderDay(): string | undefined {
  const { timeZone } = useProject();
  const { data } = useQuery(resource<{ tables: Record<string, IngestionTable> }>('/v1/ingestion'));
  const newest = data?.tables['orders']?.newestAt;
  return newest ? dateIn(timeZone, new Date(newest)) : undefined;
}
