import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { forSpreadsheets } from '../ui/csv';
import { currentProject, request, send } from './client';
import type { AnalysisName, ParametersOf } from './contract';
import type { Envelope, Parameters, Row } from './types';

/** Asks one of the known analyses; the row's type is the caller's, its columns are the server's contract. */
export function useAnalysis<R, N extends AnalysisName = AnalysisName>(
  name: N,
  parameters: ParametersOf<N> | undefined,
): UseQueryResult<Envelope<R>> {
  return useAnswer<R>(name, parameters as Parameters | undefined);
}

/**
 * Asks an analysis by a name and parameters that come from elsewhere, such as the address. Each set of parameters is one
 * entry of the cache; the last answer stays while the next one comes. Asks nothing while there are no parameters.
 */
export function useAnswer<R = Row>(
  name: string,
  parameters: Parameters | undefined,
): UseQueryResult<Envelope<R>> {
  return useQuery({
    queryKey: ['analysis', currentProject(), name, parameters],
    queryFn: ({ signal }) => ask<R>(name, parameters ?? {}, signal),
    enabled: parameters !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function ask<R = Row>(
  name: string,
  parameters: Parameters,
  signal?: AbortSignal,
): Promise<Envelope<R>> {
  return request(`/v1/analyses/${name}`, { method: 'POST', body: parameters, signal });
}

/** All rows of an analysis as CSV, written by the warehouse, and made safe for spreadsheets here. */
export async function analysisCsv(name: string, parameters: Parameters): Promise<Blob> {
  const answer = await send(`/v1/analyses/${name}`, { method: 'POST', body: parameters, accept: 'text/csv' });
  return forSpreadsheets(await answer.text());
}
