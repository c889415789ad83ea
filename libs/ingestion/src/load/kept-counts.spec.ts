import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeptCounts } from './kept-counts.js';

let folder: string;
let segment: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-kept-'));
  segment = join(folder, 'segment.ready');
});

afterEach(() => rm(folder, { recursive: true }));

const first = { stored: 7, duplicate: 3 };
const repeated = { stored: 0, duplicate: 10 };

describe('the counts kept beside a segment', () => {
  it('are those of the first load when it is repeated by another process, block by block', async () => {
    expect(await new KeptCounts(segment).has('a')).toBe(false);
    expect(await new KeptCounts(segment).keep('a', first)).toEqual(first);
    expect(await new KeptCounts(segment).has('a')).toBe(true);
    expect(await new KeptCounts(segment).has('b')).toBe(false);
    expect(await new KeptCounts(segment).keep('b', repeated)).toEqual(repeated);
    expect(await new KeptCounts(segment).keep('a', repeated)).toEqual(first);
  });

  it.each(['', '{"a":{"stor', '{"a":{"stored":7,"duplicate":3}'])(
    'are none when what was left is %j, and kept anew',
    async (torn) => {
      await writeFile(`${segment}.counts.json`, torn);
      expect(await new KeptCounts(segment).has('a')).toBe(true);
      expect(await new KeptCounts(segment).keep('a', first)).toEqual(first);
      expect(await new KeptCounts(segment).keep('a', repeated)).toEqual(first);
    },
  );

  it('go with what a kill left of them', async () => {
    const counts = new KeptCounts(segment);
    await counts.keep('a', first);
    await writeFile(`${segment}.counts.json.draft`, '{');
    await counts.remove();
    await counts.remove();
    expect(await readdir(folder)).toEqual([]);
  });
});
