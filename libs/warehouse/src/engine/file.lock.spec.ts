import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '#core';
import { acquireServerLock } from '#warehouse';
import { type FileLock, tryLock, waitForLock } from './file.lock.js';
import { identityOf, isRunning, ownIdentity } from './process.identity.js';

let home: string;
let path: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'clientele-lock-'));
  path = join(home, 'a.lock');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A process that lives until it is killed. */
async function another() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const identity = identityOf(child.pid!)!;
  return {
    identity,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

const heldBy = (identity: object, info = {}) =>
  writeFileSync(path, JSON.stringify({ ...identity, id: 'x', info }));

describe('a lock', () => {
  it('has one holder until it is released, and leaves no file', () => {
    const lock = tryLock(path) as FileLock;
    expect(tryLock(path)).toMatchObject(ownIdentity);
    lock.release();
    expect(readdirSync(home)).toEqual([]);
    (tryLock(path) as FileLock).release();
  });

  it('can be read by its owner alone', () => {
    tryLock(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is kept by another process as long as that lives', async () => {
    const other = await another();
    heldBy(other.identity);
    expect(tryLock(path)).toMatchObject(other.identity);
    await other.kill();
    expect(tryLock(path)).toHaveProperty('release');
  });

  it('is lost by a dead process whose number lives on in another', () => {
    heldBy({ ...ownIdentity, began: '12345' });
    expect(tryLock(path)).toHaveProperty('release');
  });

  it('is free when its file is broken', () => {
    writeFileSync(path, '');
    expect(tryLock(path)).toHaveProperty('release');
  });

  it('goes from one who waits to the next', async () => {
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map(async (number) => {
        const lock = await waitForLock(path, 5000);
        order.push(number, number);
        lock.release();
      }),
    );
    expect(order).toHaveLength(6);
    expect(order.filter((number, index) => index % 2 === 0 && order[index + 1] !== number)).toEqual([]);
  });

  it('is not waited for without end', async () => {
    tryLock(path);
    await expect(waitForLock(path, 50)).rejects.toThrow(`process ${process.pid} holds`);
  });
});

describe('the lock of a server', () => {
  it('tells a second server which process runs where', async () => {
    const other = await another();
    path = join(home, 'server.lock');
    heldBy(other.identity, { address: 'http://127.0.0.1:3000' });
    const refused = () => acquireServerLock(home, { address: 'http://127.0.0.1:3001' });
    expect(refused).toThrow(Problem);
    expect(refused).toThrow(`process ${other.identity.pid} at http://127.0.0.1:3000`);
    await other.kill();
    acquireServerLock(home, { address: 'http://127.0.0.1:3001' }).release();
  });
});

describe('a held lock', () => {
  it('tells something new as long as it is held', () => {
    const lock = tryLock(path, { address: 'first' }) as FileLock;
    lock.tell({ address: 'second' });
    expect(tryLock(path)).toMatchObject({ pid: process.pid, info: { address: 'second' } });
    lock.release();
    lock.tell({ address: 'third' });
    expect(existsSync(path)).toBe(false);
  });
});

describe('the identity of a process', () => {
  it('ends with it', async () => {
    const other = await another();
    expect(isRunning(other.identity)).toBe(true);
    await other.kill();
    expect(isRunning(other.identity)).toBe(false);
    expect(identityOf(other.identity.pid)).toBeUndefined();
  });
});
