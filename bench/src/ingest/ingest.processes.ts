import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ClientReport, ClientTask } from './client.child.js';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A server that listens. */
export interface Listening {
  url: string;
  /** The key that it printed; empty when it asks for none. */
  key: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** As `npm run clientele` starts it; all servers are, so that they are compared. */
const nodeOptions = ['--max-semi-space-size=64'];

/** The server of this clone on a home of its own; its engine is a process of its own, too. */
export function startClientele(home: string): Promise<Listening> {
  return listening(file('../../../apps/server/src/main.js'), {
    ...{ CLIENTELE_HOME: home, PORT: '0', SCHEDULER: 'off', LOG_LEVEL: 'warn' },
    MAX_REQUESTS_PER_SECOND: '1000000',
  });
}

/** The no-op server: our framework with nothing behind it. */
export function startFramework(): Promise<Listening> {
  return listening(file('./framework.child.js'), {});
}

/** Node's own HTTP server with nothing behind it. */
export function startBare(): Promise<Listening> {
  return listening(file('./bare.child.js'), {});
}

async function listening(program: string, environment: Record<string, string>): Promise<Listening> {
  const child = spawn(process.execPath, [...nodeOptions, program], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`${program} ended with status ${status}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /listening on (\S+)/.exec(output);
      if (found) resolve(found[1]!);
    });
  });
  return {
    ...{ url, key: /clk_\S+/.exec(output)?.[0] ?? '', process: child },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Sends from a process of its own. @throws Error when it fails */
export async function sendApart(task: ClientTask): Promise<ClientReport> {
  const child = spawn(process.execPath, [file('./client.child.js'), JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (status !== 0) throw new Error(`the client ended with status ${status}`);
  return JSON.parse(output) as ClientReport;
}

/** The most memory that a process ever had in use, in bytes; 0 where the system does not tell. */
export function peakMemoryOf({ pid }: ChildProcess): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(factsOf(`/proc/${pid}/status`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** Processor time in milliseconds so far: of Node, and of the engine that it started; 0 where the system does not tell. */
export function processorTimeOf({ pid }: ChildProcess): ProcessorTime {
  const children = factsOf(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean);
  const engine = children.reduce((sum, child) => sum + millisecondsOf(child), 0);
  return { node: millisecondsOf(String(pid)), engine };
}

export interface ProcessorTime {
  node: number;
  engine: number;
}

/** Clock ticks of user and kernel; Linux counts a hundred of them in a second. */
function millisecondsOf(pid: string): number {
  const fields = factsOf(`/proc/${pid}/stat`).split(') ').at(-1)!.split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

function factsOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
