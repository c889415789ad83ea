import { rejectedRecord, type RejectedRecord } from '../rejected-record.js';
import { erasedRejection } from '../rows/rejection.js';
import type { TableName } from '../rows/row-type.js';
import { type Frame, frameKinds } from '../spool/frame.js';
import type { SegmentHead } from '../spool/segment.js';
import { type PersonIds, RowOwner } from './person-ids.js';
import { type Mentions, namedIn } from './text-mentions.js';

export interface ScreenedPeople {
  ids: PersonIds;
  /** Called for every row or text that was taken out, with the visitor that it names. */
  onErased?(visitor: string): void;
  /** The plain words of them, while they are being erased. */
  words?: Mentions;
}

/**
 * Takes the rows of erased people out of the frames of a segment. A row becomes a rejected one without its text, so that
 * what was received still adds up; the texts of rejected rows that are about them are emptied.
 */
export class SegmentScreen {
  constructor(private readonly people: readonly ScreenedPeople[]) {}

  /** The frames that take a frame's place; undefined when it stays as it is. Without `rows` only rejected ones are looked at. */
  frames(frame: Frame, head: SegmentHead, { rows } = { rows: true }): Frame[] | undefined {
    if (frame.payload.length === 0) return undefined;
    if (frame.kind === frameKinds.rows) return rows ? this.rows(frame, head) : undefined;
    return frame.kind === frameKinds.rejected ? this.rejected(frame) : undefined;
  }

  private rows({ kind, payload }: Frame, { table, columns }: SegmentHead): Frame[] | undefined {
    const owner = new RowOwner(table as TableName, columns);
    if (!owner.isSomebodys) return undefined;
    const kept: string[] = [];
    const taken: RejectedRecord[] = [];
    for (const line of linesOf(payload)) {
      const cells = JSON.parse(line) as unknown[];
      const path = this.pathOf(cells, owner, columns);
      if (path === undefined) kept.push(line);
      else {
        taken.push(rejectedRecord(table as TableName, erasedRejection(path), '', Date.now()));
      }
    }
    if (taken.length === 0) return undefined;
    const records = taken.map((record) => JSON.stringify(record));
    return [...frameOf(kind, kept), ...frameOf(frameKinds.rejected, records)];
  }

  private rejected({ kind, payload }: Frame): Frame[] | undefined {
    let changed = 0;
    const lines = linesOf(payload).map((line) => {
      const record = JSON.parse(line) as RejectedRecord;
      const person = this.people.find((one) => isAbout(record, one));
      if (!person) return line;
      person.onErased?.('');
      changed += 1;
      return JSON.stringify({ ...record, message: '', path: '', raw: '', origin: '', form: '' });
    });
    return changed > 0 ? frameOf(kind, lines) : undefined;
  }

  private pathOf(cells: readonly unknown[], owner: RowOwner, columns: readonly string[]): string | undefined {
    for (const { ids, onErased } of this.people) {
      const path = owner.pathOf(cells, ids);
      if (path === undefined) continue;
      const visitor = cells[columns.indexOf('anonymous_id')];
      onErased?.(typeof visitor === 'string' ? visitor : '');
      return path;
    }
    return undefined;
  }
}

function isAbout({ raw, path, origin }: RejectedRecord, { ids, words }: ScreenedPeople): boolean {
  if (raw === '') return false;
  if (words?.in(raw) || words?.in(path) || words?.in(origin)) return true;
  if (words) return false;
  for (const value of namedIn(raw)) if (ids.has('customer', value) || ids.has('visitor', value)) return true;
  return false;
}

const linesOf = (payload: Buffer) => payload.toString('utf8').split('\n').filter(Boolean);

function frameOf(kind: Frame['kind'], lines: readonly string[]): Frame[] {
  if (lines.length === 0) return [];
  return [{ kind, count: lines.length, payload: Buffer.from(`${lines.join('\n')}\n`) }];
}
