import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectWarehouse } from '#warehouse';
import type { ErasedPerson } from './erased-person.js';
import { cellsOf, dropRecords, type ListFacts } from './list-lines.js';
import { Mentions } from './text-mentions.js';

/** What is read of the record beside a list. */
interface ListRecord {
  project: string;
  runId: string;
  format: string;
  rows: number;
}

const identityColumn = /customer|anonymous|e-?mail|phone/i;

/** Takes a person out of the lists that were made of audiences and are kept as files. */
export class ExportErasure {
  constructor(
    private readonly folder: string,
    private readonly project: string,
    private readonly warehouse: ProjectWarehouse,
  ) {}

  /** Returns how many lines, and lists that cannot be rewritten, went. */
  async erase(person: ErasedPerson): Promise<number> {
    const spellings = spellingsOf(person);
    let count = 0;
    for (const id of await readdir(this.folder).catch(() => [] as string[])) {
      const folder = join(this.folder, id);
      const record = await recordIn(folder);
      // Lost with the power, so that nobody can say whose list it is or fetch it.
      if (record === 'unreadable') await rm(folder, { recursive: true, force: true });
      else if (record?.project !== this.project) continue;
      else if (record.format === 'parquet') count += await this.removeColumns(folder, record, person);
      else count += await dropFrom(folder, record, spellings);
    }
    return count;
  }

  /** A file of columns is removed as a whole unless the warehouse knows that its members were others; it can be made anew. */
  private async removeColumns(folder: string, { runId }: ListRecord, person: ErasedPerson): Promise<number> {
    const { rows } = await this.warehouse.rows<{ members: string; found: string }>({
      sql: membersOfRun,
      params: { run: runId, erasure: person.erasure },
    });
    if (Number(rows[0]!.members) > 0 && Number(rows[0]!.found) === 0) return 0;
    await rm(folder, { recursive: true, force: true });
    return 1;
  }
}

const membersOfRun = `select
    count() as members,
    countIf(person in (select toUInt64(key) from erased_keys where kind = 'person' and erasure = {erasure:String})) as found
from audience_members
where run_id = {run:String}`;

/** Lists for ad platforms hold hashes of addresses and numbers in one spelling. */
function spellingsOf(person: ErasedPerson): Set<string> {
  const plain = person.spellings().flatMap((one) => [one, one.toLowerCase(), one.trim().toLowerCase()]);
  const digits = person
    .spellings()
    .map((one) => one.replace(/\(0\)|[\s().\-/]/g, '').replace(/^(\+|00)/, ''));
  const hashed = [...plain, ...digits, ...digits.map((one) => `+${one}`)].map((one) =>
    createHash('sha256').update(one).digest('hex'),
  );
  return new Set([...plain, ...hashed]);
}

async function dropFrom(folder: string, record: ListRecord, spellings: Set<string>): Promise<number> {
  const words = new Mentions(spellings);
  const isCsv = record.format !== 'ndjson';
  let columns: readonly number[] = [];
  const facts = await dropRecords(join(folder, 'list'), isCsv, (line, index) => {
    if (!isCsv) return words.in(line);
    if (index > 0) return words.distinctIn(line) || isNamed(cellsOf(line), columns, spellings);
    const names = cellsOf(line);
    columns = names.flatMap((name, column) => (identityColumn.test(name) ? [column] : []));
    return false;
  });
  if (!facts) return 0;
  await noteFacts(folder, record, facts);
  return facts.dropped;
}

const isNamed = (cells: readonly string[], columns: readonly number[], spellings: Set<string>) =>
  columns.some(
    (column) => spellings.has(cells[column] ?? '') || spellings.has((cells[column] ?? '').replace(/^'/, '')),
  );

async function noteFacts(folder: string, record: ListRecord, { dropped, bytes, sha256 }: ListFacts) {
  const path = join(folder, 'export.json');
  const changed = { ...record, rows: record.rows - dropped, bytes, sha256 };
  await writeFile(`${path}.draft`, JSON.stringify(changed), { mode: 0o600 });
  await rename(`${path}.draft`, path);
}

async function recordIn(folder: string): Promise<ListRecord | 'unreadable' | undefined> {
  const text = await readFile(join(folder, 'export.json'), 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as ListRecord);
  } catch {
    return 'unreadable';
  }
}
