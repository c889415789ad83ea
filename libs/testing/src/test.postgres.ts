import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL of its own in a temporary folder, reached through a socket there. */
export interface TestPostgres {
  /** The address of a new, empty place: a schema, which takes a tenth of the time of a database. */
  address(): Promise<string>;
  close(): Promise<void>;
}

/** The folder with PostgreSQL's own `initdb` and `postgres`, where it is installed. */
export function findPostgres(): string | undefined {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged) : [];
  const folders = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(packaged, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
}

/** Starts the PostgreSQL whose programs are in `bin`: about a second. */
export async function openTestPostgres(bin: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-pg-'));
  const asOwner = ownedBySomeoneElse(folder);
  const data = join(folder, 'data');
  await finished(
    spawn(join(bin, 'initdb'), ['-D', data, '-U', 'clientele', '-A', 'trust', '-E', 'UTF8', '-N'], asOwner),
  );
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'shared_buffers=16MB',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    asOwner,
  );
  const address = `postgresql://clientele@localhost/postgres?host=${folder}`;
  await ready(server, address);
  let count = 0;
  return {
    async address() {
      const schema = `test_${++count}`;
      await statement(address, `create schema ${schema}`);
      return `${address}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
    },
    async close() {
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function ownedBySomeoneElse(folder: string): SpawnOptions {
  const options: SpawnOptions = { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] };
  if (process.getuid?.() !== 0) return options;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((line) => line.startsWith(`${name}:`)))
    .find((line) => line !== undefined);
  if (!account)
    throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
  const [uid, gid] = account.split(':').slice(2, 4).map(Number) as [number, number];
  chownSync(folder, uid, gid);
  return { ...options, uid, gid };
}

async function finished(child: ChildProcess): Promise<void> {
  const complaints = collected(child);
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`initdb failed (${status}): ${complaints()}`);
}

async function ready(server: ChildProcess, address: string): Promise<void> {
  const complaints = collected(server);
  for (const deadline = Date.now() + 20_000; ;) {
    try {
      return await statement(address, 'select 1');
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) {
        server.kill('SIGQUIT');
        throw new Error(`postgres did not start: ${complaints()}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

function collected(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (part: Buffer) => (text = (text + part.toString()).slice(-2000)));
  return () => text;
}

async function statement(address: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
