import { ApiProblem } from './problem';

/** What every request carries; set when the session is read and when the project changes. */
const carried = { csrfToken: '', project: 'default' };

export function carry(values: Partial<typeof carried>): void {
  Object.assign(carried, values);
}

/** The project that requests name now; part of every query's key. */
export function currentProject(): string {
  return carried.project;
}

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  accept?: string;
  signal?: AbortSignal;
}

/**
 * Sends one request to the server that served the page.
 * @throws ApiProblem for every answer that is not 2xx, and with status 0 when the server cannot be reached
 */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = 'GET', body, accept = 'application/json', signal } = options;
  const response = await fetch(path, {
    method,
    signal,
    credentials: 'same-origin',
    headers: {
      accept,
      'x-clientele-project': carried.project,
      ...(method === 'GET' ? {} : { 'x-csrf-token': carried.csrfToken }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'unreachable', '');
  });
  if (!response.ok) throw await ApiProblem.from(response);
  return response;
}

/** As {@link send}, and reads the JSON of the answer; undefined for 204. */
export async function request<T>(path: string, options?: RequestOptions): Promise<T> {
  const response = await send(path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** `/path?a=1` without the parameters that are undefined or empty. */
export function withQuery(path: string, query: Record<string, string | number | undefined | null>): string {
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}
