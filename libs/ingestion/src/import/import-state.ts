import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

interface Kept {
  given: number;
  now: number;
}

/**
 * How far an import came, in a file beside the project. It is written after the rows are safe, so a process that is
 * killed in between repeats some, and equal rows change nothing. The time of the first run is kept, too: rows that are
 * read again are read against the same one, and come out the same.
 */
export class ImportState {
  private constructor(
    private readonly path: string | undefined,
    /** Rows, good and bad ones, that an earlier run made safe. */
    readonly given: number,
    readonly now: number,
  ) {}

  /** The state that an earlier run left there; a new one when there is none or `resume` is not wanted. */
  static async open(path: string, now: number, resume: boolean): Promise<ImportState> {
    const kept = resume ? await readState(path) : undefined;
    if (!kept) await rm(path, { force: true });
    return new ImportState(path, kept?.given ?? 0, kept?.now ?? now);
  }

  /** For what shall leave nothing behind. */
  static none(now: number): ImportState {
    return new ImportState(undefined, 0, now);
  }

  async note(given: number): Promise<void> {
    if (this.path === undefined || given <= this.given) return;
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const kept: Kept = { given, now: this.now };
    await writeFile(`${this.path}.new`, JSON.stringify(kept), { mode: 0o600, flush: true });
    await rename(`${this.path}.new`, this.path);
  }

  async clear(): Promise<void> {
    if (this.path !== undefined) await rm(this.path, { force: true });
  }
}

async function readState(path: string): Promise<Kept | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Kept);
  } catch {
    // Without it the import begins anew, and equal rows change nothing.
    return undefined;
  }
}
