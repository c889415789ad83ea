import { readdir, rename, stat, statfs, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isProjectName, Problem } from '#core';
import { storedColumns } from '../rows/row-reader.js';
import { type TableName, tableNames } from '../rows/row-type.js';
import type { Frame } from './frame.js';
import { begunAt, cutTornTail, isOrphan, listSegments, readyPath, type SegmentFile } from './segment.js';
import { CountedSegments } from './segment-counts.js';
import { type FrameChange, rewriteSegment } from './segment-rewrite.js';
import { type SegmentLimits, SegmentWriter } from './segment-writer.js';

/** Requests: loaded as soon as it is quiet, and else as many at once as may be: whether ids are new is looked up once a segment. */
const requestLimits: SegmentLimits = { bytes: 64 * 1024 * 1024, rows: 500_000, age: 300 };
/** Files: large segments, since nobody waits for a single row. */
const importLimits: SegmentLimits = { bytes: 64 * 1024 * 1024, rows: 500_000, age: 5_000 };

export interface SpoolOptions {
  /** The folder `spool` of a home. */
  folder: string;
  /** Bytes that may wait to be loaded. */
  maxBytes: number;
  /** Bytes that stay free on its disk: without any, nothing could be loaded, and nothing would become free again. */
  minFreeBytes?: number;
  onReady(project: string, table: TableName, segment: string): void;
  /** Whether loading is under way, or tried again; segments then grow instead of becoming many. */
  isBusy?(project: string, table: TableName): boolean;
  log(level: 'warn' | 'error', message: string): void;
}

export type SpoolLane = 'requests' | 'imports';

/** The durable way from an accepted row to the warehouse: one folder of segments for each project and table. */
export class Spool {
  private readonly writers = new Map<string, SegmentWriter>();
  /** How many rows each segment holds. */
  readonly counted = new CountedSegments();
  private bytes = 0;
  /** Free bytes of the disk: measured, less what was appended since. */
  private free = Infinity;

  constructor(private readonly options: SpoolOptions) {}

  /** Bytes that wait here, as far as this process knows. */
  get waitingBytes(): number {
    return this.bytes;
  }

  get maxBytes(): number {
    return this.options.maxBytes;
  }

  get isFull(): boolean {
    return this.bytes >= this.options.maxBytes || this.isDiskFull;
  }

  private get isDiskFull(): boolean {
    return this.free < (this.options.minFreeBytes ?? 0);
  }

  folderOf(project: string, table: TableName): string {
    return join(this.options.folder, project, table);
  }

  /** Every project and table that has a folder. */
  async tables(): Promise<{ project: string; table: TableName }[]> {
    const projects = await readdir(this.options.folder).catch(() => [] as string[]);
    return projects
      .filter(isProjectName)
      .flatMap((project) => tableNames.map((table) => ({ project, table })));
  }

  /** Counts anew what waits: other processes append to and load from the same folders. */
  async measure(): Promise<void> {
    let bytes = 0;
    for (const { project, table } of await this.tables()) {
      for (const { path } of await listSegments(this.folderOf(project, table))) {
        bytes += await stat(path).then(
          ({ size }) => size,
          () => 0,
        );
      }
    }
    this.bytes = bytes;
    // A folder that is not there yet has a disk with room, as far as we know.
    const disk = await statfs(this.options.folder).catch(() => undefined);
    this.free = disk ? disk.bavail * disk.bsize : Infinity;
  }

  /** When the oldest segment that is not loaded was begun, in milliseconds since 1970; undefined when there is none. */
  async oldestWaiting(): Promise<number | undefined> {
    let oldest: number | undefined;
    for (const { project, table } of await this.tables()) {
      const [first] = await listSegments(this.folderOf(project, table));
      if (first && !(oldest! < begunAt(first.id))) oldest = begunAt(first.id);
    }
    return oldest;
  }

  /**
   * Resolves with the segment's id when the frames are safe on the disk.
   * @throws Problem `too-many-requests` when the spool or the disk is full
   */
  async append(
    project: string,
    table: TableName,
    frames: readonly Frame[],
    lane: SpoolLane,
  ): Promise<string> {
    if (this.isDiskFull) throw full('the disk is full');
    if (this.isFull) throw full(`${this.options.maxBytes} bytes wait to be loaded`);
    try {
      return await this.writer(project, table, lane).append(frames);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOSPC' || code === 'EDQUOT') throw full('the disk is full');
      throw error;
    }
  }

  /** Makes what was appended ready for loading now. */
  async roll(project: string, table: TableName, lane: SpoolLane): Promise<void> {
    await this.writers.get(keyOf(project, table, lane))?.roll();
  }

  async rollAll(): Promise<void> {
    await Promise.all([...this.writers.values()].map((writer) => writer.roll()));
  }

  /** The segments that can be loaded, oldest first. Segments of dead processes become ready, their torn tails cut. */
  async ready(project: string, table: TableName): Promise<SegmentFile[]> {
    const folder = this.folderOf(project, table);
    const ready: SegmentFile[] = [];
    for (const segment of await listSegments(folder)) {
      if (segment.owner === undefined) ready.push(segment);
      else if (isOrphan(segment)) ready.push(await this.adopt(folder, segment));
    }
    return ready;
  }

  /** Whether there is anything to load. */
  async hasReady(project: string, table: TableName): Promise<boolean> {
    const segments = await listSegments(this.folderOf(project, table));
    return segments.some((segment) => segment.owner === undefined || isOrphan(segment));
  }

  /** The segments of a table that are not loaded, open ones too. */
  async segmentIds(project: string, table: TableName): Promise<string[]> {
    return (await listSegments(this.folderOf(project, table))).map(({ id }) => id);
  }

  private async adopt(folder: string, segment: SegmentFile): Promise<SegmentFile> {
    const cut = await cutTornTail(segment.path);
    if (cut > 0)
      this.options.log('warn', `segment ${segment.id}: cut ${cut} bytes that were not acknowledged`);
    const path = readyPath(folder, segment.id);
    await rename(segment.path, path);
    return { id: segment.id, path, owner: undefined };
  }

  /** Forgets a segment that was loaded. */
  async remove(segment: SegmentFile): Promise<void> {
    const { size } = await stat(segment.path);
    await unlink(segment.path);
    this.bytes = Math.max(0, this.bytes - size);
  }

  /** Changes frames of a ready segment; whoever calls it holds the lock of its folder. */
  async rewrite(segment: SegmentFile, change: FrameChange): Promise<void> {
    this.bytes = Math.max(0, this.bytes + (await rewriteSegment(segment.path, change)));
  }

  private writer(project: string, table: TableName, lane: SpoolLane): SegmentWriter {
    const key = keyOf(project, table, lane);
    let writer = this.writers.get(key);
    if (!writer) {
      writer = new SegmentWriter(
        this.folderOf(project, table),
        { project, table, columns: storedColumns(table) },
        lane === 'imports' ? importLimits : requestLimits,
        (segment) => this.options.onReady(project, table, segment),
        (bytes) => {
          this.bytes += bytes;
          this.free -= bytes;
        },
        (error) => this.options.log('error', `a segment of ${table} cannot be closed: ${error.message}`),
        () => this.options.isBusy?.(project, table) ?? false,
      );
      this.writers.set(key, writer);
    }
    return writer;
  }
}

const keyOf = (...parts: string[]) => parts.join('/');

function full(reason: string): Problem {
  return new Problem('too-many-requests', `Nothing can be taken now: ${reason}; try again later`, [], {
    retryAfterSeconds: 5,
  });
}
