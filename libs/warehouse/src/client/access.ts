import { setTimeout as sleep } from 'node:timers/promises';
import { userNames } from '../engine/access.js';
import type { LocalEngine } from '../engine/local.engine.js';
import { type Role, type Settings, settingsOf } from '../engine/settings.js';

/** Where ClickHouse is and how a role enters it. */
export interface Endpoint {
  url: string;
  credentials(role: Role): { username: string; password: string };
  /** what is sent with every request of that role; nothing where the users' profiles hold it already */
  settings(role: Role): Settings;
}

/** The way to ClickHouse: the engine of our own, or a server that somebody else runs. */
export interface Access {
  /** @throws Error when there is no engine and none can be started */
  endpoint(): Promise<Endpoint>;
  /** Called when ClickHouse was not reached: has a local engine that died started again. @throws Error as endpoint */
  recover(): Promise<void>;
  close(): Promise<void>;
}

export function localAccess(engine: LocalEngine): Access {
  return {
    async endpoint() {
      const { httpPort, passwords } = await engine.ensure();
      return {
        url: `http://127.0.0.1:${httpPort}`,
        credentials: (role) => ({ username: userNames[role], password: passwords[role] }),
        settings: () => ({}),
      };
    },
    recover: async () => void (await engine.recover()),
    close: () => engine.close(),
  };
}

/** A server that restarts, or a balancer that picks another node, needs a moment. */
const reopenMilliseconds = 200;

/**
 * A server at `url`, whose user and password stand in it or beside it. The same user reads and writes; readers are told
 * apart by the settings that go with each request (readonly, limits).
 */
export function serverAccess(options: {
  url: string;
  user?: string;
  password?: string;
  memory?: number;
}): Access {
  const url = new URL(options.url);
  const username = options.user ?? (decodeURIComponent(url.username) || 'default');
  const password = options.password ?? decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  const endpoint: Endpoint = {
    url: url.toString(),
    credentials: () => ({ username, password }),
    settings: (role) => settingsOf(role, options.memory),
  };
  return {
    endpoint: () => Promise.resolve(endpoint),
    recover: () => sleep(reopenMilliseconds),
    close: () => Promise.resolve(),
  };
}
