import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { configXml, type EngineConfig, startingQueries, usersXml } from './engine.config.js';

const program = fileURLToPath(new URL('./engine.child.mjs', import.meta.url));
const startMilliseconds = 30_000;

const portMilliseconds = 1000;

/**
 * A port of 127.0.0.1 that is free now: `wanted` if it is within a second, any other one else. The threads of an engine that was
 * killed may hold its port for a moment after the process is gone.
 */
export async function freePort(wanted = 0): Promise<number> {
  const deadline = Date.now() + portMilliseconds;
  for (;;) {
    const port = await tryPort(wanted);
    if (port !== 0) return port;
    if (Date.now() > deadline) wanted = 0;
    else await sleep(20);
  }
}

/** The port if it is free, 0 if not; of 0 any that is free. */
async function tryPort(wanted: number): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.on('error', () => resolve(0));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  if (port === 0) return 0;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts the engine and resolves when it answers. The process ends when its stdin does: when `stopEngine` is called or
 * when this process dies in whatever way.
 *
 * @throws Error with the last lines that the engine printed when it does not come up
 */
export async function startEngine(config: EngineConfig): Promise<ChildProcess> {
  writeFiles(config);
  const { file, args, options } = engineCommand(config);
  const child = spawn(file, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  const printed = collect(child);
  try {
    await answering(child, config.httpPort);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`the local engine did not start: ${(error as Error).message} ${printed()}`.trim(), {
      cause: error,
    });
  }
  child.unref();
  for (const pipe of [child.stdin, child.stdout, child.stderr]) if (pipe instanceof Socket) pipe.unref();
  return child;
}

/** Ends the engine and waits until it is gone. */
export async function stopEngine(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = once(child, 'exit');
  child.stdin?.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(timer);
}

/** How the engine's process is started once its files are written. */
export function engineCommand(config: EngineConfig) {
  const engineArgs = ['--config-file', join(config.folder, 'config.xml'), '--log-level', 'warning'];
  return {
    file: process.execPath,
    args: [program, ...engineArgs, '--query', startingQueries.join('; ')],
    // A process group of its own, so that Ctrl-C in a terminal reaches us first and not the engine.
    options: { cwd: config.folder, detached: true, env: { TZ: 'UTC' } },
  };
}

/** Writes config.xml and users.xml and makes the folders that they name. */
export function writeFiles(config: EngineConfig): void {
  for (const folder of [config.folder, join(config.folder, 'data'), config.backups]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  }
  writeFileSync(join(config.folder, 'config.xml'), configXml(config), { mode: 0o600 });
  writeFileSync(join(config.folder, 'users.xml'), usersXml(config), { mode: 0o600 });
  // Made by us, so that it is ours alone from its first line.
  appendFileSync(join(config.folder, 'engine.log'), '', { mode: 0o600 });
}

/** Keeps the last 2,000 characters that the engine prints; both pipes must be read or it would stall. */
function collect(child: ChildProcess): () => string {
  let text = '';
  for (const pipe of [child.stdout, child.stderr]) {
    pipe?.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-2000)));
  }
  return () => text;
}

async function answering(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + startMilliseconds;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended.');
    if (await isAnswering(port)) return;
    await sleep(20);
  }
  throw new Error(`no answer within ${startMilliseconds / 1000} s.`);
}

/** Whether an HTTP server answers ClickHouse's health check at that port. */
export async function isAnswering(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/ping`, { signal: AbortSignal.timeout(2000) });
    return response.ok && (await response.text()).startsWith('Ok');
  } catch {
    return false;
  }
}
