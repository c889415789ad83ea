import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationFolder } from '#runtime';

const entry = join(installationFolder(), 'dist/apps/server/src/main.js');

/** The built server as a process of its own, which a test may kill. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does; resolves to its exit status. */
  stop(): Promise<number | null>;
}

/** Starts the server on `home` and resolves when it says that it listens. */
export async function startServer(
  home: string,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, CLIENTELE_HOME: home, PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const listening = /listening on (\S+)/.exec(output);
      if (listening) resolve(listening[1]!);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with status ${code}:\n${output}`)));
  });
  const ended = once(child, 'exit');
  return {
    url,
    process: child,
    output: () => output,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

interface EngineRecord {
  engine: { pid: number };
  httpPort: number;
  passwords: { admin: string };
}

function engineRecord(home: string): EngineRecord {
  return JSON.parse(readFileSync(join(home, 'engine/engine.json'), 'utf8')) as EngineRecord;
}

/** The process id of the engine of a home. */
export function enginePid(home: string): number {
  return engineRecord(home).engine.pid;
}

/** The lines of an answer of a home's engine, asked past the server. */
export async function askEngine(home: string, sql: string): Promise<string[]> {
  const { httpPort, passwords } = engineRecord(home);
  const answer = await fetch(`http://127.0.0.1:${httpPort}/`, {
    method: 'POST',
    headers: { 'x-clickhouse-user': 'admin', 'x-clickhouse-key': passwords.admin },
    body: sql,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the engine answered ${answer.status}: ${text}`);
  return text.split('\n').filter(Boolean);
}
