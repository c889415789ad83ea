import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Rejection } from '../rows/rejection.js';

/** The rejected rows of an import as NDJSON: row, code, message, path, raw. The file is made when there is one; without a path never. */
export class RejectedFile {
  private file: FileHandle | undefined;
  private lines: string[] = [];

  constructor(private readonly path: string | undefined) {}

  /** The file's path, when rows were rejected. */
  get written(): string | undefined {
    return this.file ? this.path : undefined;
  }

  add(row: number, { code, message, path }: Rejection, raw: string): void {
    if (this.path === undefined) return;
    const text = code === 'erased' ? '' : raw.slice(0, 64 * 1024);
    this.lines.push(JSON.stringify({ row, code, message, path, raw: text }));
  }

  async flush(): Promise<void> {
    if (this.lines.length === 0 || this.path === undefined) return;
    if (!this.file) {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      this.file = await open(this.path, 'w', 0o600);
    }
    await this.file.write(`${this.lines.splice(0).join('\n')}\n`);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.file?.close();
  }
}
