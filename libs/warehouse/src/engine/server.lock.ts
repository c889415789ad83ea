import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#core';
import { type FileLock, tryLock } from './file.lock.js';

/** What a second server is told about the first. */
export interface ServerInfo {
  /** where it listens, such as http://127.0.0.1:3000 */
  address: string;
}

/**
 * Makes this process the one server of a home, until it releases the lock or ends.
 *
 * @throws Problem `conflict` that names the process and address of the server that runs on this home
 */
export function acquireServerLock(home: string, info: ServerInfo): FileLock {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lock = tryLock(join(home, 'server.lock'), { ...info });
  if ('release' in lock) return lock;
  const address = String(lock.info?.['address'] ?? 'an unknown address');
  throw new Problem(
    'conflict',
    `A server already runs on ${home}: process ${lock.pid} at ${address}. Stop it, or set CLIENTELE_HOME to another folder.`,
  );
}
