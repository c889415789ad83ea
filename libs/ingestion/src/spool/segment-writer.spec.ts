import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Frame, frameKinds } from './frame.js';
import { SegmentWriter } from './segment-writer.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-writer-'));
});

afterEach(() => rm(folder, { recursive: true }));

const frames: Frame[] = [{ kind: frameKinds.rows, count: 1, payload: Buffer.from('["a"]\n') }];

it('begins anew when its file was taken from it, and says so', async () => {
  const said: unknown[] = [];
  const head = { project: 'shop', table: 'events', columns: ['event_id'] };
  const limits = { bytes: 1e6, rows: 1e6, age: 60_000 };
  const writer = new SegmentWriter(
    folder,
    head,
    limits,
    () => undefined,
    () => undefined,
    (error) => said.push(error),
  );
  const first = await writer.append(frames);
  for (const name of await readdir(folder)) await rm(join(folder, name));
  await writer.roll();
  expect(said).toMatchObject([{ code: 'ENOENT' }]);
  const second = await writer.append(frames);
  expect(second).not.toBe(first);
  await writer.roll();
  expect(await readdir(folder)).toEqual([`${second}.ready`]);
});
