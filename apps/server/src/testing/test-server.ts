import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Clientele, readConfig } from '#runtime';
import { silentLog } from '#warehouse';
import { listen } from '../application.js';

/** A server on a home of its own, with keys of every kind; for specs. */
export interface TestServer {
  readonly url: string;
  readonly clientele: Clientele;
  readonly keys: Record<'admin' | 'ingest' | 'read', string>;
  /** fetch with the admin key, or with another header. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** POST of JSON; resolves to status and parsed answer. */
  post(path: string, body: unknown, init?: RequestInit): Promise<{ status: number; body: Answer }>;
  close(): Promise<void>;
}

/** The answers of the API, for reading in specs. */
export type Answer = Record<string, unknown> & {
  code?: string;
  detail?: string;
  received?: number;
  accepted?: number;
  rejected?: { index: number; code: string; message: string; path: string }[];
  rows?: Record<string, unknown>[];
};

/** A spec computes in the server's process, which must not be taken for too much to do. */
const settings = { BODY_IDLE_SECONDS: '1', MAX_EVENT_LOOP_DELAY: '0', LOG_LEVEL: 'silent' };

/** @param log where the server's log goes; LOG_LEVEL of `environment` says how much */
export async function startTestServer(
  environment: Record<string, string> = {},
  log?: Writable,
): Promise<TestServer> {
  const home = await mkdtemp(join(tmpdir(), 'clientele-server-'));
  const config = readConfig({ CLIENTELE_HOME: home, PORT: '0', ...settings, ...environment });
  const clientele = await Clientele.open(config, silentLog);
  const server = await listen(clientele, log);
  const key = async (scope: string) =>
    (await clientele.metadata.keys.create({ project: 'default', scopes: [scope], name: scope })).key;
  const keys = { admin: await key('admin'), ingest: await key('ingest'), read: await key('read') };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(server.url + path, {
      ...init,
      headers: { authorization: `Bearer ${keys.admin}`, ...init.headers },
    });
  return {
    url: server.url,
    clientele,
    keys,
    fetch: ask,
    async post(path, body, init = {}) {
      const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      const response = await ask(path, { method: 'POST', body: text as RequestInit['body'], ...init });
      const answer = await response.text();
      return { status: response.status, body: (answer ? JSON.parse(answer) : {}) as Answer };
    },
    async close() {
      await server.close();
      await clientele.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
