import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../spool/sync-folder.js';

/** What became of the rows of a segment. */
export interface LoadCounts {
  stored: number;
  duplicate: number;
}

type CountsByToken = Record<string, LoadCounts>;

/**
 * The counts of a segment's blocks, kept beside it until it is loaded: a load that is repeated after its insert finds
 * only duplicates, but its rows were stored once. A kill leaves the file as it was or as it becomes; one that cannot be
 * read is none, since the sum of the counts is right in any case and loading must go on.
 */
export class KeptCounts {
  private readonly path: string;
  private readonly draft: string;

  constructor(segmentPath: string) {
    this.path = `${segmentPath}.counts.json`;
    this.draft = `${this.path}.draft`;
  }

  /** Whether a load of the block `token` may have begun before; so it is when the file cannot be read. */
  async has(token: string): Promise<boolean> {
    const known = await this.read();
    return known === undefined || token in known;
  }

  /** Keeps the counts of the block `token`; resolves to those of its first load when this one repeats it. */
  async keep(token: string, counts: LoadCounts): Promise<LoadCounts> {
    const known = (await this.read()) ?? {};
    const before = known[token];
    if (counts.stored === 0 && before) return before;
    try {
      const text = JSON.stringify({ ...known, [token]: counts });
      await writeFile(this.draft, text, { mode: 0o600, flush: true });
      await rename(this.draft, this.path);
      await syncFolder(dirname(this.path));
    } catch (error) {
      // On a full disk nothing would ever become free if loading stopped here.
      if (!['ENOSPC', 'EDQUOT'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    }
    return counts;
  }

  async remove(): Promise<void> {
    for (const path of [this.draft, this.path]) await rm(path, { force: true });
  }

  /** Undefined when the file cannot be read. */
  private async read(): Promise<CountsByToken | undefined> {
    try {
      return JSON.parse(await readFile(this.path, 'utf8')) as CountsByToken;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
  }
}
