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
const portAttempts = 3;

/**
 * The one engine of a home, whichever process started it. Whoever comes first starts it and writes down where it is;
 * others join; when it dies, whoever notices starts it again, on the same port if that is still free.
 */
export class LocalEngine {
  readonly folder: string;
  private current: EngineRecord | undefined;
  private child: ChildProcess | undefined;
  private pending: Promise<EngineRecord> | undefined;
  private watch: NodeJS.Timeout | undefined;
  private starts: number[] = [];
  private closed = false;

  constructor(private readonly options: LocalEngineOptions) {
    this.folder = join(resolve(options.home), 'engine');
  }

  /**
   * The engine as it was last seen; joined or started when there is none.
   * @throws Error when the engine does not start or this was closed
   */
  async ensure(): Promise<EngineRecord> {
    return this.current ?? this.recover();
  }

  /**
   * The engine after a look whether it really answers; started when it does not. Callers at the same time share one
   * attempt.
   * @throws Error when the engine does not start or this was closed
   */
  async recover(): Promise<EngineRecord> {
    if (this.closed) throw new Error('the warehouse is closed');
    this.pending ??= this.joinOrStart().finally(() => (this.pending = undefined));
    return this.pending;
  }

  /** Stops the engine if this process started it, and leaves it alone if it joined. */
  async close(): Promise<void> {
    this.closed = true;
    await this.pending?.catch(() => undefined);
    clearInterval(this.watch);
    if (this.child) await stopEngine(this.child);
  }

  private async joinOrStart(): Promise<EngineRecord> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    chmodSync(this.folder, 0o700);
    const running = readRecord(this.folder);
    if (running && isAlive(running) && (await isAnswering(running.httpPort))) return this.use(running);
    const lock = await waitForLock(join(this.folder, 'start.lock'), lockMilliseconds);
    try {
      const last = readRecord(this.folder);
      if (last && isAlive(last)) {
        if (await this.answers(last)) return this.use(last);
        await this.end(last);
      }
      return this.use(await this.start(last));
    } finally {
      lock.release();
    }
  }

  /** Gives an engine that runs but is too busy to answer at once some seconds. */
  private async answers(record: EngineRecord): Promise<boolean> {
    for (let attempt = 0; attempt < 3 && isAlive(record); attempt++) {
      if (await isAnswering(record.httpPort)) return true;
      await sleep(200);
    }
    return false;
  }

  /** Ends an engine that hangs; its data folder is free only when it is gone. */
  private async end(record: EngineRecord): Promise<void> {
    this.options.log.warn('the local engine does not answer and is ended', { pid: record.engine.pid });
    if (isAlive(record)) process.kill(record.engine.pid, 'SIGKILL');
    for (let waited = 0; waited < 5000 && isAlive(record); waited += 20) await sleep(20);
  }

  private async start(last: EngineRecord | undefined): Promise<EngineRecord> {
    await this.backOff();
    const memory = this.options.memory ?? defaultEngineMemory();
    const passwords = last?.passwords ?? newPasswords();
    const backups = join(resolve(this.options.home), 'backups');
    for (let attempt = 1; ; attempt++) {
      const record = { httpPort: await freePort(attempt === 1 ? last?.httpPort : 0), memory, passwords };
      try {
        this.child = await startEngine({ folder: this.folder, backups, ...record });
        return this.started(record);
      } catch (error) {
        // Somebody else may have taken the port in between.
        if (attempt === portAttempts) throw error;
      }
    }
  }

  private started(record: Omit<EngineRecord, 'engine'>): EngineRecord {
    const engine = identityOf(this.child!.pid!);
    if (!engine) throw new Error('the local engine ended right after its start');
    const started = { engine, ...record };
    writeRecord(this.folder, started);
    this.options.log.info('local engine started', { pid: engine.pid, port: record.httpPort });
    this.child!.once('exit', (code, signal) => this.lost(started, { code, signal }));
    return started;
  }

  /** An engine that dies again and again is started ever more slowly, so that its log can be read. */
  private async backOff(): Promise<void> {
    const now = Date.now();
    this.starts = [...this.starts.filter((at) => now - at < 60_000), now];
    if (this.starts.length > 5) await sleep(Math.min(2 ** (this.starts.length - 5) * 250, 10_000));
  }

  /** Takes the engine as the one to use, and looks once a second whether its process lives: no request, a look at /proc. */
  private use(record: EngineRecord): EngineRecord {
    this.current = record;
    clearInterval(this.watch);
    this.watch = setInterval(() => {
      if (!isAlive(record)) this.lost(record);
    }, watchMilliseconds);
    this.watch.unref();
    return record;
  }

  private lost({ engine }: EngineRecord, details: Record<string, unknown> = {}): void {
    if (this.closed || this.pending || this.current?.engine.pid !== engine.pid) return;
    this.current = undefined;
    clearInterval(this.watch);
    this.options.log.warn('the local engine is gone and is started again', { pid: engine.pid, ...details });
    this.recover().catch((error: Error) => {
      this.options.log.error('the local engine cannot be started', { reason: error.message });
    });
  }
}
