import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

const attempts = 40;
const pauseMilliseconds = 50;

/**
 * Takes what was deleted out of the files of SQLite: the pages hold zeros by then (`secure_delete`), and the log of earlier
 * writes is emptied here. A reader of another process may keep it for a moment, so it is tried again for two seconds; the
 * next call makes up for it. PostgreSQL has its own vacuum.
 */
export async function forgetDeleted(source: DataSource): Promise<void> {
  if (source.options.type === 'postgres') return;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [outcome] = await source.query<{ busy: number }[]>('pragma wal_checkpoint(TRUNCATE)');
    if (outcome?.busy === 0) return;
    await sleep(pauseMilliseconds);
  }
}
