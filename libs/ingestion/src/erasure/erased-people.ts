import { createHash } from 'node:crypto';
import type { Metadata } from '#metadata';
import type { ErasedIds, IdKind } from './person-ids.js';

const freshMilliseconds = 1_000;
/** Two processes can add at once, and the earlier one be seen later. */
const overlapMilliseconds = 60_000;
/** What was read before a suppression was known may be spooled this much later, as from a large file. */
const lateMilliseconds = 600_000;
const remembered = 50_000;

/**
 * The ids of a project whose rows are not taken any more. Only keyed hashes of them are known; ids that came lately are
 * remembered with their answer, so that a row costs no hash.
 */
export class ErasedPeople implements ErasedIds {
  private readonly digests = new Set<string>();
  private readonly answers = new Map<string, boolean>();
  private secret: string | undefined;
  private newest = 0;
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly metadata: Metadata,
    private readonly project: string,
  ) {}

  get isEmpty(): boolean {
    return this.digests.size === 0;
  }

  /** Whether a segment that was begun then (milliseconds) may hold rows that were read before the last ones were erased. */
  mayHold(begunAt: number): boolean {
    return !this.isEmpty && begunAt < this.newest + lateMilliseconds;
  }

  has(kind: IdKind, id: string): boolean {
    if (this.digests.size === 0 || id === '') return false;
    const key = kind + id;
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = this.digests.has(this.digest(kind, id));
    if (this.answers.size >= remembered) this.answers.clear();
    this.answers.set(key, answer);
    return answer;
  }

  /** Adds ids for good; other processes know of them a second later. */
  async add(ids: readonly { kind: IdKind; id: string }[]): Promise<void> {
    this.secret ??= await this.metadata.suppressions.secret(this.project);
    const digests = ids.filter(({ id }) => id !== '').map(({ kind, id }) => this.digest(kind, id));
    await this.metadata.suppressions.add(this.project, digests, new Date());
    // Not left to the reading, which goes by the clock: it may have been set back since the last erasure.
    for (const digest of digests) this.digests.add(digest);
    this.answers.clear();
    this.readAt = -Infinity;
    await this.refresh();
  }

  /** Reads what was added since; at most once a second. */
  async refresh(): Promise<void> {
    if (performance.now() - this.readAt < freshMilliseconds) return;
    await (this.reading ??= this.read().finally(() => (this.reading = undefined)));
  }

  private async read(): Promise<void> {
    const startedAt = performance.now();
    const since = new Date(Math.max(0, this.newest - overlapMilliseconds));
    const rows = await this.metadata.suppressions.list(this.project, since);
    if (rows.length > 0) this.secret ??= await this.metadata.suppressions.secret(this.project);
    const before = this.digests.size;
    for (const { digest, suppressedAt } of rows) {
      this.digests.add(digest);
      this.newest = Math.max(this.newest, suppressedAt.getTime());
    }
    if (this.digests.size !== before) this.answers.clear();
    this.readAt = startedAt;
  }

  private digest(kind: IdKind, id: string): string {
    const text = `${this.secret}\n${kind}\n${id}`;
    return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
  }
}
