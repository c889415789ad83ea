import { readFile, rename, rm, writeFile } from 'node:fs/promises';

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

  /** Keeps the counts of the block `token`; resolves to those of its first load when this one repeats it. */
  async keep(token: string, counts: LoadCounts): Promise<LoadCounts> {
    const known = await this.read();
    const before = known[token];
    if (counts.stored === 0 && before) return before;
    try {
      await writeFile(this.draft, JSON.stringify({ ...known, [token]: counts }), { mode: 0o600 });
      await rename(this.draft, this.path);
    } catch (error) {
      // On a full disk nothing would ever become free if loading stopped here.
      if (!['ENOSPC', 'EDQUOT'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    }
    return counts;
  }

  async remove(): Promise<void> {
    for (const path of [this.draft, this.path]) await rm(path, { force: true });
  }

  private async read(): Promise<CountsByToken> {
    try {
      return JSON.parse(await readFile(this.path, 'utf8')) as CountsByToken;
    } catch (error) {
      if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
  }
}
