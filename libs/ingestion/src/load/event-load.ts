import { Problem } from '#core';
import type { ProjectWarehouse } from '#warehouse';
import type { Identity } from '../identity/identity.js';
import type { LineRange, SegmentContent } from '../spool/segment-content.js';
import { KeptCounts, type LoadCounts } from './kept-counts.js';
import { statements } from './statements.js';

interface BlockCounts {
  came: string;
  ids: string;
  seen: string;
}

/**
 * Loads events so that each id is in the store once, with the content that came last.
 *
 * The block goes into a table of its own first. Ids that `event_keys` does not know are new. Of the others, those whose
 * only known content is the one that came are left out; for the rest the store itself is asked, what it holds with
 * another content is deleted, and then the new rows are inserted as one block under the segment's token. A kill at any
 * moment leaves the segment, and the same steps end in the same state: before the insert nothing of the block is in the
 * store; after it, the token keeps the new rows from a second insert, and rows that replaced others are found to be there.
 * No two loads of a table run at once (see TableLoader). Keys and tokens may be lost with the power though the events are
 * not: of a block that was begun before, all ids are looked up in the store.
 *
 * The tables of a block are in the engine's memory. Should it restart, they are all empty at once, and every step after
 * that would do nothing and succeed; so a load counts only if its block is still there at its end.
 */
export class EventLoad {
  private readonly names: Record<'incoming' | 'latest' | 'held' | 'fresh', string>;
  private readonly kept: KeptCounts;

  constructor(
    private readonly warehouse: ProjectWarehouse,
    segment: string,
    private readonly content: SegmentContent,
    private readonly identity: Identity,
  ) {
    this.kept = new KeptCounts(content.path);
    const id = segment.replaceAll('-', '');
    this.names = {
      incoming: `incoming_${id}`,
      latest: `latest_${id}`,
      held: `held_${id}`,
      fresh: `fresh_${id}`,
    };
  }

  /**
   * Loads the lines of `range`.
   * @throws WarehouseError when one of them does not fit; Problem `warehouse-unavailable` to be tried again
   */
  async load(range: LineRange, token: string): Promise<LoadCounts> {
    await this.drop();
    try {
      await this.warehouse.command({ sql: statements.makeIncoming, params: this.names });
      await this.warehouse.insert(this.names.incoming, this.content.lines(range), {
        format: 'JSONCompactEachRow',
        columns: this.content.head.columns,
      });
      const counts = await this.settle(token);
      await this.identity.afterEvents(this.names.incoming, token, this.warehouse);
      await this.checkBlock(range.to - range.from);
      return counts;
    } finally {
      await this.drop().catch(() => undefined);
    }
  }

  private async checkBlock(expected: number): Promise<void> {
    const { rows } = await this.warehouse.rows<{ came: string }>({
      sql: statements.incomingCount,
      params: this.names,
    });
    if (Number(rows[0]!.came) === expected) return;
    throw new Problem('warehouse-unavailable', 'The warehouse was restarted while it loaded a block.');
  }

  private async settle(token: string): Promise<LoadCounts> {
    const { rows } = await this.warehouse.rows<BlockCounts>({
      sql: statements.eventBlock,
      params: this.names,
    });
    const { came, ids, seen } = rows[0]!;
    const isRepeated = await this.kept.has(token);
    if (!isRepeated && came === ids && seen === '0') {
      const counts = await this.kept.keep(token, { stored: Number(came), duplicate: 0 });
      await this.insert(statements.insertEvents, this.names.incoming, token);
      await this.insert(statements.insertEventKeys, this.names.incoming, `${token}:keys`);
      return counts;
    }
    const { stored, replaced, held } = await this.compare(isRepeated);
    const counts = await this.kept.keep(token, { stored, duplicate: Number(came) - stored });
    if (replaced > 0) await this.deleteReplaced(token);
    if (stored > 0) await this.insert(statements.insertEvents, this.names.fresh, token);
    if (stored > 0 || held > 0) {
      await this.insert(statements.insertEventKeys, this.names.latest, `${token}:keys`);
    }
    return counts;
  }

  /** Works out which rows are new, and which stored ones they replace. */
  private async compare(isRepeated: boolean): Promise<{ stored: number; replaced: number; held: number }> {
    await this.run(statements.latestEvents);
    await this.warehouse.command({
      sql: statements.heldEvents,
      params: { ...this.names, is_repeated: isRepeated },
    });
    await this.run(statements.newEvents);
    const { rows } = await this.warehouse.rows<Record<'stored' | 'replaced' | 'held', string>>({
      sql: statements.freshCount,
      params: this.names,
    });
    const [{ stored, replaced, held }] = rows as [(typeof rows)[0]];
    return { stored: Number(stored), replaced: Number(replaced), held: Number(held) };
  }

  /**
   * The list of what is to be deleted is a stored one: a deletion that a kill interrupts goes on by itself when the
   * engine is back, and must find it.
   */
  private async deleteReplaced(block: string): Promise<void> {
    const params = { ...this.names, block };
    const token = `${block}:replaced`;
    await this.warehouse.command({ sql: statements.noteReplacedEvents, params }, { token });
    await this.warehouse.command({ sql: statements.deleteReplacedEvents, params: { block } });
  }

  private insert(sql: string, rows: string, token: string): Promise<void> {
    return this.warehouse.command({ sql, params: { rows } }, { token });
  }

  private run(sql: string): Promise<void> {
    return this.warehouse.command({ sql, params: this.names });
  }

  private drop(): Promise<void> {
    return this.run(statements.dropTables);
  }
}
