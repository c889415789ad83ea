import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { grants, type Passwords, userNames } from './access.js';
import { fewProcessorSettings, isReader, type Role, type Settings, settingsOf } from './settings.js';

/** What the engine's two configuration files are made from. */
export interface EngineConfig {
  /** the engine's own folder inside the home */
  folder: string;
  /** where BACKUP may write */
  backups: string;
  httpPort: number;
  /** bytes that the whole engine may use */
  memory: number;
  passwords: Passwords;
}

const roles: readonly Role[] = ['interactive', 'export', 'writer', 'admin'];

/**
 * What the engine runs as its own session: opens the door, then sleeps for good (the quota below allows just these).
 * Without a query that lasts the process would end.
 */
export const startingQueries = [
  'SYSTEM START LISTEN HTTP',
  'SELECT sum(sleepEachRow(3)) FROM numbers(1000000000) SETTINGS max_block_size = 1, max_threads = 1, ' +
    'function_sleep_max_microseconds_per_block = 0',
];

/** config.xml of the engine. */
export function configXml(config: EngineConfig): string {
  return document({
    path: join(config.folder, 'data'),
    users_config: join(config.folder, 'users.xml'),
    listen_host: '127.0.0.1',
    http_port: config.httpPort,
    max_server_memory_usage: config.memory,
    logger: { log: join(config.folder, 'engine.log'), level: 'warning', size: '10M', count: 3 },
    // With the two of clickhouse-local, the tables' own upkeep waits for itself and fills the log with warnings of that.
    background_schedule_pool_size: 16,
    background_streaming_schedule_pool_size: 16,
    backups: { allowed_path: config.backups },
    // What was acknowledged is on the disk, not only in the page cache; costs little at the loader's batch sizes.
    merge_tree: { fsync_after_insert: 1, fsync_part_directory: 1 },
  });
}

/** users.xml of the engine. */
export function usersXml(config: EngineConfig): string {
  return document({
    profiles: {
      // Applies while a request's form is read, before its user is known: long lists of ids are one field.
      default: { http_max_field_value_size: 256 * 1024 ** 2 },
      starting: startingProfile,
      ...Object.fromEntries(roles.map((role) => [userNames[role], profile(role, config.memory)])),
    },
    quotas: { default: '', starting: { interval: startingQuota } },
    users: {
      default: startingUser,
      ...Object.fromEntries(roles.map((role) => [userNames[role], user(role, config.passwords[role])])),
    },
  });
}

/*
 * The engine's own session runs as `default` without a password, and any process of the machine could log in as that
 * user. Three walls make it useless: its one allowed session is taken by the engine itself, its quota is used up by the
 * starting queries, and it holds no grant but to open the door.
 */
const startingProfile: Settings = { max_sessions_for_user: 1, max_threads: 1, max_memory_usage: 100_000_000 };
const startingQuota = { duration: 315_360_000, queries: startingQueries.length };
const startingUser = {
  no_password: '',
  networks: { ip: '127.0.0.1' },
  profile: 'starting',
  quota: 'starting',
  grants: { query: 'GRANT SYSTEM LISTEN ON *.*' },
};

function profile(role: Role, memory: number): Settings {
  return {
    ...settingsOf(role, memory),
    ...(isReader(role) ? fewProcessorSettings(availableParallelism()) : {}),
  };
}

function user(role: Role, password: string): Tree {
  return {
    password_sha256_hex: createHash('sha256').update(password).digest('hex'),
    networks: { ip: '127.0.0.1' },
    profile: userNames[role],
    quota: 'default',
    grants: { query: grants[role] },
  };
}

type Tree = { readonly [name: string]: string | number | readonly string[] | Tree };

function document(tree: Tree): string {
  return `<clickhouse>\n${elements(tree, '    ')}</clickhouse>\n`;
}

/** XML of a tree; an array becomes one element for each of its members. */
function elements(tree: Tree, indent: string): string {
  return Object.entries(tree)
    .flatMap(([name, value]) => (Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]]))
    .map(([name, value]) =>
      typeof value === 'object'
        ? `${indent}<${name}>\n${elements(value, `${indent}    `)}${indent}</${name}>\n`
        : `${indent}<${name}>${escape(String(value))}</${name}>\n`,
    )
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
