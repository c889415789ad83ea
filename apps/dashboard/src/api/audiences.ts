import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { currentProject, request } from './client';
import type { AudiencePreview, Rule } from './types';

/** How many meet a rule, the first of them, and what each condition takes away. */
export function previewOf(rule: Rule) {
  return queryOptions({
    queryKey: ['preview', currentProject(), rule],
    queryFn: ({ signal }) =>
      request<AudiencePreview>('/v1/audiences/preview', { method: 'POST', body: { rule }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
