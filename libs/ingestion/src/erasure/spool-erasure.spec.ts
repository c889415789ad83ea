import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RejectedRecord } from '../rejected-record.js';
import { storedColumns } from '../rows/row-reader.js';
import { type Frame, frameKinds } from '../spool/frame.js';
import { SegmentContent } from '../spool/segment-content.js';
import { Spool } from '../spool/spool.js';
import type { IdKind } from './person-ids.js';
import { eraseFromSpool } from './spool-erasure.js';
import { Mentions } from './text-mentions.js';

let folder: string;
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-spool-erasure-'));
  spool = new Spool({ folder, maxBytes: 1e9, onReady: () => undefined, log: () => undefined });
});
afterEach(() => rm(folder, { recursive: true }));

const who = 'Zebulon-4711';
const person = {
  ids: {
    has: (kind: IdKind, id: string) =>
      (kind === 'customer' && id === who) || (kind === 'visitor' && id === 'v1'),
  },
  words: new Mentions([who, 'v1']),
};

const columns = storedColumns('events');
const line = (event: string, customer: string, visitor: string) =>
  JSON.stringify(
    columns.map((column) => {
      if (column === 'event_id') return event;
      if (column === 'customer_id') return customer;
      return column === 'anonymous_id' ? visitor : '';
    }),
  );
const frame = (kind: Frame['kind'], lines: readonly string[]): Frame => ({
  ...{ kind, count: lines.length, payload: Buffer.from(`${lines.join('\n')}\n`) },
});
const rejected = (raw: string) =>
  JSON.stringify({
    id: raw,
    table: 'events',
    code: 'invalid-date',
    message: 'm',
    path: '/p',
    raw,
    origin: '',
    form: '',
  });

async function linesOf(lines: AsyncIterable<unknown>): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of lines) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString().split('\n').filter(Boolean);
}

async function contents(): Promise<SegmentContent[]> {
  const ready = await spool.ready('shop', 'events');
  return Promise.all(ready.map(async ({ path }) => (await SegmentContent.read(path))!));
}

const idOf = fc.constantFrom(who, 'ann', 'Zebulon-47110', '');
const rowOf = fc.tuple(idOf, fc.constantFrom('v1', 'v2', ''));
const texts = fc.constantFrom(
  `{"customerId":"${who}","x":`,
  '{"customerId":"ann"}',
  `a;${who};b`,
  'x;Zebulon-47110',
);

describe('erasing from what waits in the spool', () => {
  it('takes out the rows of the person, keeps all others in their order, and every count adds up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(rowOf, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        fc.array(texts, { minLength: 1, maxLength: 3 }),
        async (frames, raws) => {
          await rm(join(folder, 'shop'), { recursive: true, force: true });
          const rows = frames.map((one, at) =>
            one.map(([id, visitor], n) => line(`${at}-${n}`, id, visitor)),
          );
          for (const lines of rows)
            await spool.append('shop', 'events', [frame(frameKinds.rows, lines)], 'requests');
          const notes = raws.map(rejected);
          await spool.append('shop', 'events', [frame(frameKinds.rejected, notes)], 'requests');
          let count = 0;
          await eraseFromSpool(spool, 'shop', [{ ...person, onErased: () => (count += 1) }]);
          const isTheirs = (one: string) => {
            const cells = JSON.parse(one) as string[];
            return (
              cells[columns.indexOf('customer_id')] === who || cells[columns.indexOf('anonymous_id')] === 'v1'
            );
          };
          const all = rows.flat();
          const theirs = all.filter(isTheirs).length;
          const [content] = await contents();
          expect(content!.damagedBytes).toBe(0);
          expect(await linesOf(content!.lines())).toEqual(all.filter((one) => !isTheirs(one)));
          expect([content!.rows, content!.rejected]).toEqual([all.length - theirs, theirs + raws.length]);
          const kept = (await linesOf(content!.rejectedLines())).map(
            (one) => JSON.parse(one) as RejectedRecord,
          );
          const about = raws.filter((raw) => raw.includes(who) && !raw.includes(`${who}0`));
          expect(kept.filter(({ raw }) => raw !== '').map(({ raw }) => raw)).toEqual(
            raws.filter((raw) => !about.includes(raw)),
          );
          expect(kept.filter(({ code }) => code === 'erased').length).toBe(theirs);
          expect(count).toBe(theirs + about.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('removes a draft that a crash left, and leaves a segment without the person byte for byte', async () => {
    await spool.append('shop', 'events', [frame(frameKinds.rows, [line('e1', 'ann', '')])], 'requests');
    await spool.rollAll();
    const [segment] = await spool.ready('shop', 'events');
    const before = await readFile(segment!.path);
    await writeFile(`${segment!.path}.draft`, before.subarray(0, 30));
    await eraseFromSpool(spool, 'shop', [person]);
    expect(await readFile(segment!.path)).toEqual(before);
    expect(await readdir(join(folder, 'shop', 'events'))).toEqual([`${segment!.id}.ready`]);
  });
});
