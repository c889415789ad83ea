import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Frame, frameKinds } from './frame.js';
import { OpenSegment } from './open-segment.js';
import { SegmentContent } from './segment-content.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-segment-'));
});

afterEach(() => rm(folder, { recursive: true }));

const head = { project: 'shop', table: 'events', columns: ['event_id'] };
const frame = (line: string): Frame[] => [
  { kind: frameKinds.rows, count: 1, payload: Buffer.from(`["${line}"]\n`) },
];

/** A disk whose second sync from now on fails, after the ones around it. */
function breakSecondSync(segment: OpenSegment): void {
  const { file } = segment as unknown as { file: { datasync(): Promise<void> } };
  const sync = file.datasync.bind(file);
  let calls = 0;
  file.datasync = async () => {
    const isSecond = ++calls === 2;
    await sync();
    if (isSecond) throw Object.assign(new Error('the disk is broken'), { code: 'EIO' });
  };
}

async function linesOf(name: string): Promise<string[]> {
  const content = await SegmentContent.read(join(folder, name));
  const chunks: Buffer[] = [];
  for await (const chunk of content!.lines()) chunks.push(chunk as Buffer);
  expect(content!.damagedBytes).toBe(0);
  return Buffer.concat(chunks).toString().trim().split('\n');
}

/** Has the next write of any file fail as on a full disk. */
async function failNextWrite(): Promise<void> {
  const file = await open(join(folder, 'any'), 'w');
  await file.close();
  await rm(join(folder, 'any'));
  const kind = Object.getPrototypeOf(file) as { writev: typeof file.writev };
  const { writev } = kind;
  kind.writev = () => {
    kind.writev = writev;
    return Promise.reject(Object.assign(new Error('the disk is full'), { code: 'ENOSPC' }));
  };
}

describe('an open segment', () => {
  it('that cannot be begun leaves nothing that others would wait for', async () => {
    await failNextWrite();
    await expect(OpenSegment.create(folder, head)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(folder)).toEqual([]);
    await (await OpenSegment.create(folder, head)).close();
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('takes appends that are under way at once in their order', async () => {
    const segment = await OpenSegment.create(folder, head);
    const bytes = await Promise.all(['a', 'b', 'c'].map((line) => segment.append(frame(line))));
    expect(segment.rows).toBe(3);
    await segment.close();
    const [name] = await readdir(folder);
    expect(name).toBe(`${segment.id}.ready`);
    expect(await linesOf(name!)).toEqual(['["a"]', '["b"]', '["c"]']);
    expect(new Set(bytes).size).toBe(1);
  });

  it('acknowledges nothing behind an append that failed, though it was written, and ends before it', async () => {
    const segment = await OpenSegment.create(folder, head);
    breakSecondSync(segment);
    const results = await Promise.allSettled(['a', 'b', 'c'].map((line) => segment.append(frame(line))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(segment.isBroken).toBe(true);
    await segment.close();
    expect(await linesOf(`${segment.id}.ready`)).toEqual(['["a"]']);
  });
});
