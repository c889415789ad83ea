import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeHome } from './home.js';

let place: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'clientele-home-'));
  await writeFile(join(place, 'file'), '');
});
afterAll(() => rm(place, { recursive: true, force: true }));

describe('the home', () => {
  it('is made with the folders above it, for its owner alone, also by two at a time', async () => {
    const home = join(place, 'a', 'b', 'c');
    await Promise.all([makeHome(home), makeHome(home)]);
    await makeHome(home);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
  });

  it('that cannot be made is told with what is in the way', async () => {
    const file = join(place, 'file');
    const told = (home: string, reason: string) =>
      expect(makeHome(home)).rejects.toMatchObject({
        code: 'conflict',
        message: `CLIENTELE_HOME ${home} cannot be made (${reason}); set it to a folder that can be written`,
      });
    await told(file, 'it is a file');
    await told(join(file, 'home'), `${file} is a file`);
    await told(`/${'x'.repeat(300)}`, 'ENAMETOOLONG');
  });

  // Only Linux has a folder in which nobody can make one.
  (process.platform === 'linux' ? it : it.skip)('below /proc is refused, and not waited for', async () => {
    await expect(makeHome('/proc/none/home')).rejects.toThrow(
      'CLIENTELE_HOME /proc/none/home cannot be made',
    );
  });
});
