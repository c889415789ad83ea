import 'reflect-metadata';
import { resolve } from 'node:path';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, MinLength, validateSync } from 'class-validator';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const switches = ['on', 'off'] as const;
const databaseUrl = { protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true };
const warehouseUrl = { protocols: ['http', 'https'], require_tld: false, require_protocol: true };

/** Everything that the environment can set. Read once per process; nothing else reads the environment. */
export class Config {
  /** Folder of all data: warehouse, metadata, spool, reports. */
  @IsString()
  @MinLength(1)
  CLIENTELE_HOME = './.clientele';

  /** Address that the server binds to. */
  @IsString()
  @MinLength(1)
  HOST = '127.0.0.1';

  /** Port that the server listens on; 0 picks a free one. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 3000;

  /** A ClickHouse server in place of the local engine, with user and password in the address. */
  @IsOptional()
  @IsUrl(warehouseUrl)
  CLICKHOUSE_URL?: string;

  /** PostgreSQL for the metadata, in place of SQLite. */
  @IsOptional()
  @IsUrl(databaseUrl)
  DATABASE_URL?: string;

  @IsIn(logLevels)
  LOG_LEVEL: (typeof logLevels)[number] = 'info';

  /** Seconds that a request's body may pause before it is answered with 408. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(3600)
  BODY_IDLE_SECONDS = 10;

  /** Bytes that one request's body may hold, uncompressed. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1024)
  MAX_BODY_BYTES = 50 * 1024 * 1024;

  /** Bytes of accepted rows that may wait to be loaded; above it rows are answered with 429. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1024)
  MAX_SPOOL_BYTES = 4 * 1024 ** 3;

  /** Bytes that stay free on the disk of the spool; when there are fewer, rows are answered with 429. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  MIN_FREE_BYTES = 64 * 1024 ** 2;

  /** Seconds after which an attempt to load rows is given up and made again, with twice the time each time. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  LOAD_SECONDS = 120;

  /** Requests that one key or user may send in a second before they are answered with 429; 0: any number. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  MAX_REQUESTS_PER_SECOND = 2_000;

  /** Milliseconds that work in this process may typically be late before requests are answered with 429; 0: any. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  MAX_EVENT_LOOP_DELAY = 1_000;

  /** Whether this process does the night: snapshots, audiences, reports, deliveries. A worker does it when the server is off. */
  @IsIn(switches)
  SCHEDULER: (typeof switches)[number] = 'on';

  /** Whether webhooks may go to this machine and its own network. */
  @IsIn(['true', 'false'])
  WEBHOOK_ALLOW_PRIVATE: 'true' | 'false' = 'false';

  get home(): string {
    return resolve(this.CLIENTELE_HOME);
  }

  /** The settings for the log, with what is secret hidden. */
  describe(): Record<string, unknown> {
    const hide = (url: string | undefined) => url?.replace(/\/\/[^@/]*@/, '//***@');
    return {
      ...(this as Record<keyof this, unknown>),
      CLIENTELE_HOME: this.home,
      CLICKHOUSE_URL: hide(this.CLICKHOUSE_URL),
      DATABASE_URL: hide(this.DATABASE_URL),
    };
  }
}

/**
 * The configuration from the environment; variables that are not ours are passed over, empty ones count as not set.
 * @throws Error that names each variable that is wrong
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const known = [...Object.keys(new Config()), 'CLICKHOUSE_URL', 'DATABASE_URL'];
  const given = Object.fromEntries(
    known.filter((name) => environment[name]).map((name) => [name, environment[name]]),
  );
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const errors = validateSync(config).map(
    (error) => `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`,
  );
  if (errors.length) throw new Error(`The configuration is not valid.\n${errors.join('\n')}`);
  return config;
}

/** The folder that the user called the command from; npm itself runs it in the package's folder. */
export function callerFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['INIT_CWD'] ?? process.cwd();
}

/** The environment, for what terminals say about themselves (NO_COLOR, COLORTERM). */
export function environment(): Readonly<NodeJS.ProcessEnv> {
  return process.env;
}
