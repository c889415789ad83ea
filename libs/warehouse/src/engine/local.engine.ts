import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WarehouseLog } from '../log.js';
import { newPasswords } from './access.js';
import { freePort, isAnswering, startEngine, stopEngine } from './engine.process.js';
import { type EngineRecord, isAlive, readRecord, writeRecord } from './engine.record.js';
import { waitForLock } from './file.lock.js';
import { defaultEngineMemory } from './machine.memory.js';
import { identityOf } from './process.identity.js';

export interface LocalEngineOptions {
  /** the folder that all of Clientele's data lives in */
  home: string;
  /** bytes that the engine may use; 60 % of the machine's memory when absent */
  memory?: number;
  log: WarehouseLog;
}

const watchMilliseconds = 1000;
const lockMilliseconds = 60_000;

/**
 * The one engine of a home, whichever process started it. Whoever comes first starts it and writes down where it is;
 * others join; when it dies, whoever notices starts it again, on the same port if that is still free.
 */
export class LocalEngine {
  readonly folder: string;
  private child: ChildProcess | undefined;
  private pending: Promise<EngineRecord> | undefined;
  private watch: NodeJS.Timeout | undefined;
  private starts: number[] = [];
  private closed = false;

  constructor(private readonly options: LocalEngineOptions) {
    this.folder = join(resolve(options.home), 'engine');
  }

  /**
   * The running engine; started when there is none. Callers at the same time share one attempt.
   * @throws Error when the engine does not start or this was closed
   */
  async ensure(): Promise<EngineRecord> {
    if (this.closed) throw new Error('the warehouse is closed');
    this.pending ??= this.joinOrStart().finally(() => (this.pending = undefined));
    return this.pending;
  }

  /** Whether this process started the engine that runs now. */
  get isStarter(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Stops the engine if this process started it, and leaves it alone if it joined. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.watch);
    await this.pending?.catch(() => undefined);
    clearInterval(this.watch);
    if (this.child) await stopEngine(this.child);
  }

  private async joinOrStart(): Promise<EngineRecord> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    chmodSync(this.folder, 0o700);
    const running = readRecord(this.folder);
    if (running && isAlive(running) && (await isAnswering(running.httpPort))) return this.joined(running);
    const lock = await waitForLock(join(this.folder, 'start.lock'), lockMilliseconds);
    try {
      const last = readRecord(this.folder);
      if (last && isAlive(last)) {
        if (await this.answers(last)) return this.joined(last);
        this.options.log.warn('the local engine does not answer and is stopped', { pid: last.engine.pid });
        process.kill(last.engine.pid, 'SIGKILL');
      }
      return await this.start(last);
    } finally {
      lock.release();
    }
  }

  /** Gives an engine that runs but is too busy to answer at once some seconds. */
  private async answers(record: EngineRecord): Promise<boolean> {
    for (let attempt = 0; attempt < 5 && isAlive(record); attempt++) {
      if (await isAnswering(record.httpPort)) return true;
      await sleep(200);
    }
    return false;
  }

  private joined(record: EngineRecord): EngineRecord {
    this.watchOver(record);
    return record;
  }

  private async start(last: EngineRecord | undefined): Promise<EngineRecord> {
    await this.backOff();
    const record = {
      httpPort: await freePort(last?.httpPort),
      memory: this.options.memory ?? defaultEngineMemory(),
      passwords: last?.passwords ?? newPasswords(),
    };
    const backups = join(resolve(this.options.home), 'backups');
    const child = await startEngine({ folder: this.folder, backups, ...record });
    const engine = identityOf(child.pid!);
    if (!engine) throw new Error('the local engine ended right after its start');
    this.child = child;
    const started = { engine, ...record };
    writeRecord(this.folder, started);
    this.options.log.info('local engine started', { pid: engine.pid, port: record.httpPort });
    child.once('exit', (code, signal) => this.lost({ pid: engine.pid, code, signal }));
    this.watchOver(started);
    return started;
  }

  /** An engine that dies again and again is started ever more slowly, so that its log can be read. */
  private async backOff(): Promise<void> {
    const now = Date.now();
    this.starts = [...this.starts.filter((at) => now - at < 60_000), now];
    if (this.starts.length > 3) await sleep(Math.min(2 ** (this.starts.length - 3) * 250, 10_000));
  }

  /** Looks once a second whether the engine's process lives: a look at /proc, no request. */
  private watchOver(record: EngineRecord): void {
    clearInterval(this.watch);
    if (this.closed) return;
    this.watch = setInterval(() => {
      if (!isAlive(record)) this.lost({ pid: record.engine.pid });
    }, watchMilliseconds);
    this.watch.unref();
  }

  private lost(details: Record<string, unknown>): void {
    if (this.closed || this.pending) return;
    clearInterval(this.watch);
    this.options.log.warn('the local engine is gone and is started again', details);
    this.ensure().catch((error: Error) => {
      this.options.log.error('the local engine cannot be started', { reason: error.message });
    });
  }
}
