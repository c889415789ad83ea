import { appendFile, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem } from '#core';
import fc from 'fast-check';
import { type Frame, frameKinds, mergeFrames } from './frame.js';
import { cutTornTail, listSegments } from './segment.js';
import { SegmentContent } from './segment-content.js';
import { Spool } from './spool.js';

let folder: string;
let ready: string[];

const openSpool = (maxBytes = 1e9) =>
  new Spool({
    folder,
    maxBytes,
    onReady: (_project, _table, segment) => ready.push(segment),
    log: () => undefined,
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-spool-'));
  ready = [];
});

afterEach(() => rm(folder, { recursive: true }));

const rows = (...lines: string[]): Frame[] => [
  {
    kind: frameKinds.rows,
    count: lines.length,
    payload: Buffer.from(lines.map((line) => `${line}\n`).join('')),
  },
];

async function linesOf(path: string, range?: { from: number; to: number }): Promise<string[]> {
  const content = await SegmentContent.read(path);
  const chunks: Buffer[] = [];
  for await (const chunk of content!.lines(range)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString().split('\n').filter(Boolean);
}

const tableFolder = () => join(folder, 'shop', 'events');

describe('the spool', () => {
  it('keeps what was acknowledged in the order it came, one sync for all that wait', async () => {
    const spool = openSpool();
    const ids = await Promise.all(
      ['a', 'b', 'c'].map((line) => spool.append('shop', 'events', rows(line), 'requests')),
    );
    expect(new Set(ids).size).toBe(1);
    await spool.roll('shop', 'events', 'requests');
    expect(ready).toEqual([ids[0]]);
    const [segment] = await spool.ready('shop', 'events');
    expect(await linesOf(segment!.path)).toEqual(['a', 'b', 'c']);
    await spool.remove(segment!);
    expect(spool.waitingBytes).toBe(0);
  });

  it('keeps the order of large appends, several of which are under way at once, over many segments', async () => {
    const spool = openSpool();
    const names = Array.from({ length: 120 }, (_, index) => `${index}-${'x'.repeat(700_000)}`);
    const appends: Promise<string>[] = [];
    for (const line of names) {
      appends.push(spool.append('shop', 'events', rows(line), 'requests'));
      if (appends.length % 5 === 0) await Promise.race(appends.slice(-5));
    }
    const ids = await Promise.all(appends);
    await spool.rollAll();
    const segments = await spool.ready('shop', 'events');
    expect(segments.map(({ id }) => id)).toEqual([...new Set(ids)]);
    expect(segments.length).toBeGreaterThan(1);
    const lines: string[] = [];
    for (const { path } of segments) lines.push(...(await linesOf(path)));
    expect(lines.map((line) => Number.parseInt(line))).toEqual(names.map((_, index) => index));
    const counted = await Promise.all(segments.map(({ path }) => spool.counted.of(path)));
    expect(counted.reduce((sum, one) => sum + one.rows, 0)).toBe(120);
  });

  it('closes a quiet segment by itself', async () => {
    const spool = openSpool();
    const id = await spool.append('shop', 'events', rows('a'), 'requests');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(ready).toEqual([id]);
  });

  it('answers 429 with a time to wait when it is full', async () => {
    const spool = openSpool(100);
    await spool.append('shop', 'events', rows('x'.repeat(200)), 'requests');
    const refused = spool.append('shop', 'events', rows('y'), 'requests');
    await expect(refused).rejects.toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 5 });
    await expect(refused).rejects.toBeInstanceOf(Problem);
    await spool.rollAll();
  });

  it('leaves the open segment of a living process alone, and takes over that of a dead one', async () => {
    const spool = openSpool();
    await spool.append('shop', 'events', rows('a', 'b'), 'requests');
    expect(await openSpool().ready('shop', 'events')).toEqual([]);
    const [open] = await listSegments(tableFolder());
    const dead = join(tableFolder(), `${open!.id}.${process.pid}-00.open`);
    await copyFile(open!.path, dead);
    await spool.rollAll();
    await rm(join(tableFolder(), `${open!.id}.ready`));
    await appendFile(dead, Buffer.from([9, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1]));
    const [taken] = await openSpool().ready('shop', 'events');
    expect(await linesOf(taken!.path)).toEqual(['a', 'b']);
    expect((await SegmentContent.read(taken!.path))!.damagedBytes).toBe(0);
    expect(await readdir(tableFolder())).toEqual([`${open!.id}.ready`]);
  });

  it('loads nothing from behind a frame that the disk damaged', async () => {
    const spool = openSpool();
    // Too large to be merged into one frame.
    const line = (name: string) => `${name}${'x'.repeat(300_000)}`;
    for (const name of ['a', 'b', 'c']) await spool.append('shop', 'events', rows(line(name)), 'requests');
    await spool.rollAll();
    const [segment] = await spool.ready('shop', 'events');
    const bytes = await readFile(segment!.path);
    bytes[bytes.indexOf('bxxx') + 1000] = 0x79;
    await writeFile(segment!.path, bytes);
    const content = (await SegmentContent.read(segment!.path))!;
    expect(content).toMatchObject({ rows: 1, lostRows: 2 });
    expect(content.damagedBytes).toBeGreaterThan(600_000);
    expect(await linesOf(segment!.path)).toEqual([line('a')]);
  });
});

describe('frames that are synced together', () => {
  const lines = fc.array(fc.constantFrom('a\n', 'bc\n', 'def\n', `${'x'.repeat(400_000)}\n`), {
    maxLength: 4,
  });
  const frame = fc
    .record({ kind: fc.constantFrom(frameKinds.rows, frameKinds.rejected), lines, counted: fc.nat(3) })
    .map(({ kind, lines, counted }) => ({
      ...{ kind, payload: Buffer.from(lines.join('')), count: lines.length || counted },
    }));

  it('hold the same lines in the same order and the same counts in fewer frames', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 12 }), (frames) => {
        const merged = mergeFrames(frames);
        const told = (some: readonly Frame[], kind: number, isEmpty: boolean) =>
          some
            .filter((one) => one.kind === kind && (one.payload.length === 0) === isEmpty)
            .reduce(
              (sum, one) => ({ count: sum.count + one.count, text: sum.text + one.payload.toString() }),
              {
                ...{ count: 0, text: '' },
              },
            );
        for (const kind of [frameKinds.rows, frameKinds.rejected]) {
          for (const isEmpty of [true, false]) {
            expect(told(merged, kind, isEmpty)).toEqual(told(frames, kind, isEmpty));
          }
        }
        expect(merged.length).toBeLessThanOrEqual(frames.length);
      }),
    );
    const small = rows('a')[0]!;
    expect(mergeFrames(Array.from({ length: 500 }, () => small))).toHaveLength(1);
  });
});

describe('a torn segment', () => {
  it('keeps exactly the whole frames, wherever it is torn or changed', async () => {
    const spool = openSpool();
    for (const line of ['first', 'second', 'third']) {
      await spool.append('shop', 'events', rows(line), 'requests');
    }
    await spool.rollAll();
    const [segment] = await spool.ready('shop', 'events');
    const whole = await readFile(segment!.path);
    // Four frames: the head, then three of 16 bytes and a line each.
    const ends = [whole.length - 16 * 3 - 19, whole.length - 16 * 2 - 13, whole.length - 22, whole.length];
    const framesBefore = (offset: number) => ends.filter((end) => end <= offset).length;
    const path = join(folder, 'torn');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: ends[0]!, max: whole.length - 1 }),
        fc.boolean(),
        async (at, isCut) => {
          const torn = Buffer.from(whole);
          torn[at]! ^= 0x41;
          await writeFile(path, isCut ? whole.subarray(0, at) : torn);
          await cutTornTail(path);
          expect(await linesOf(path)).toEqual(['first', 'second', 'third'].slice(0, framesBefore(at) - 1));
        },
      ),
    );
  });

  it('gives out any range of its lines', async () => {
    const spool = openSpool();
    await spool.append('shop', 'events', rows('0', '1', '2'), 'requests');
    await spool.append('shop', 'events', rows('3', '4'), 'requests');
    await spool.rollAll();
    const [segment] = await spool.ready('shop', 'events');
    expect(await linesOf(segment!.path, { from: 1, to: 4 })).toEqual(['1', '2', '3']);
    expect(await linesOf(segment!.path, { from: 4, to: 5 })).toEqual(['4']);
  });
});
