import { describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TimeLimit } from './time-limit.js';

/** Collects everything that nothing holds any more. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('a limit of time', () => {
  it('is reached, also when its outer signal never is and the collector has run', async () => {
    const outer = new AbortController();
    let aborted = 0;
    for (let index = 0; index < 50; index++) {
      const { signal } = new TimeLimit(100, outer.signal);
      signal.addEventListener('abort', () => (aborted += 1));
    }
    for (let run = 0; run < 3; run++) {
      collectGarbage();
      await sleep(10);
    }
    await sleep(150);
    expect(aborted).toBe(50);
  });

  it('says that it was reached, and why it aborts', async () => {
    const limit = new TimeLimit(5);
    expect(limit.isReached).toBe(false);
    await sleep(20);
    expect(limit.isReached).toBe(true);
    expect(limit.signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('follows its outer signal with its reason, also one that is aborted already', () => {
    const outer = new AbortController();
    const limit = new TimeLimit(1000, outer.signal);
    outer.abort(new Error('enough'));
    const late = new TimeLimit(1000, outer.signal);
    for (const { signal, isReached } of [limit, late]) {
      expect(signal.reason).toEqual(new Error('enough'));
      expect(isReached).toBe(false);
    }
  });

  it('wins against work that does not end, and not against work that does', async () => {
    const never = new Promise<string>(() => undefined);
    const limit = new TimeLimit(5);
    await expect(limit.race(never)).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(limit.race(never)).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(new TimeLimit(1000).race(Promise.resolve('done'))).resolves.toBe('done');
    await expect(new TimeLimit(1000).race(Promise.reject(new Error('bad')))).rejects.toThrow('bad');
  });

  it('leaves nothing behind at its end', async () => {
    const outer = new AbortController();
    const limit = new TimeLimit(5, outer.signal);
    limit.end();
    await sleep(20);
    outer.abort();
    expect(limit.signal.aborted).toBe(false);
    expect(getEventListeners(outer.signal, 'abort')).toEqual([]);
  });
});
