import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { encodeFrame, frameKinds } from './frame.js';
import { CountedSegments } from './segment-counts.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-counts-'));
});

afterEach(() => rm(folder, { recursive: true }));

const frame = (lines: number) =>
  Buffer.concat(
    encodeFrame({ kind: frameKinds.rows, count: lines, payload: Buffer.from('["a"]\n'.repeat(lines)) }),
  );

it('counts anew when a frame comes before one that was written already, though the file does not grow', async () => {
  const path = join(folder, 'segment');
  const [first, second] = [frame(2), frame(3)];
  await writeFile(path, Buffer.concat([Buffer.alloc(first.length), second]));
  const counted = new CountedSegments();
  expect(await counted.of(path)).toMatchObject({ rows: 0 });
  const file = await open(path, 'r+');
  await file.write(first, 0, first.length, 0);
  await file.close();
  expect(await counted.of(path)).toMatchObject({ rows: 5 });
  expect(await counted.of(path)).toMatchObject({ rows: 5 });
});
