import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, TimeLimit } from '#core';
import { Warehouse } from '#warehouse';
import { silentLog } from '../log.js';
import { newPasswords } from './access.js';
import {
  engineCommand,
  freePort,
  isAnswering,
  startEngine,
  stopEngine,
  writeFiles,
} from './engine.process.js';
import { readRecord } from './engine.record.js';
import { LocalEngine } from './local.engine.js';
import { identityOf, isRunning } from './process.identity.js';

const memory = 2 * 1024 ** 3;
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'clientele-engine-'));
  closing.push(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  return home;
}

async function open(home: string): Promise<Warehouse> {
  const warehouse = await Warehouse.open({ home, memory });
  closing.push(() => warehouse.close());
  return warehouse;
}

const record = (home: string) => readRecord(join(home, 'engine'))!;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await condition()); waited += 50) {
    if (waited > 15_000) throw new Error('it did not come to pass in 15 s');
    await sleep(50);
  }
}

async function keep(warehouse: Warehouse, channel: string): Promise<void> {
  const project = await warehouse.createProject('shop');
  await project.insert('spend', spendRow(channel));
}

function spendRow(channel: string): string {
  return JSON.stringify({ day: '2024-03-01', channel, ingested_at: '2024-03-01 00:00:00' });
}

/** As the loader does: tries again for as long as the warehouse is away. */
async function again(insert: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await insert();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'warehouse-unavailable') throw error;
      await sleep(50);
    }
  }
}

async function kept(warehouse: Warehouse): Promise<string[]> {
  const { rows } = await warehouse
    .project('shop')
    .rows<{ channel: string }>({ sql: 'select channel from spend final order by channel' });
  return rows.map(({ channel }) => channel);
}

describe('the local engine', () => {
  it('keeps what was stored when it is stopped and started', async () => {
    const home = newHome();
    const first = await open(home);
    await keep(first, 'search');
    const { engine } = record(home);
    await first.close();
    expect(isRunning(engine)).toBe(false);
    expect(await kept(await open(home))).toEqual(['search']);
  });

  it('is started with what was stored when the loss of power left its record empty', async () => {
    const home = newHome();
    const first = await open(home);
    await keep(first, 'search');
    await first.close();
    writeFileSync(join(home, 'engine', 'engine.json'), '');
    expect(await kept(await open(home))).toEqual(['search']);
  });

  it('comes back after kill -9 on the same port with what was stored, and a read does not notice', async () => {
    const home = newHome();
    const warehouse = await open(home);
    await keep(warehouse, 'search');
    const before = record(home);
    process.kill(before.engine.pid, 'SIGKILL');
    expect(await kept(warehouse)).toEqual(['search']);
    expect(record(home).httpPort).toBe(before.httpPort);
    expect(record(home).engine).not.toEqual(before.engine);
  });

  it('loses nothing that it acknowledged and doubles nothing that is sent again, however often it is killed', async () => {
    const home = newHome();
    const warehouse = await open(home);
    const project = await warehouse.createProject('shop');
    const killer = (async () => {
      for (let kill = 0; kill < 10; kill++) {
        await sleep(Math.random() * 400);
        const { engine } = record(home);
        if (isRunning(engine)) process.kill(engine.pid, 'SIGKILL');
      }
    })();
    let killing = true;
    void killer.then(() => (killing = false));
    let batches = 0;
    for (; killing || batches < 20; batches++) {
      const rows = Array.from({ length: 50 }, (_, row) => spendRow(`${batches}-${row}`)).join('\n');
      await again(() => project.insert('spend', rows, { token: `batch ${batches}` }));
    }
    const { rows } = await project.rows({ sql: 'select count() as n, uniqExact(channel) as u from spend' });
    expect(rows).toEqual([{ n: String(batches * 50), u: String(batches * 50) }]);
  }, 120_000);

  it('fails a stream when it dies under it', async () => {
    const home = newHome();
    const warehouse = await open(home);
    const project = await warehouse.createProject('shop');
    const stream = await project.stream({ sql: 'select number from numbers(10000000000)' }, 'CSVWithNames');
    const { pid } = record(home).engine;
    const reading = (async () => {
      // Once: what the engine had sent before still comes when it is gone.
      let chunks = 0;
      for await (const chunk of stream) if (chunk && chunks++ === 0) process.kill(pid, 'SIGKILL');
    })();
    await expect(reading).rejects.toMatchObject({ code: 'warehouse-unavailable' });
  });

  it('that cannot be started again is a problem that says so', async () => {
    const home = newHome();
    const warehouse = await open(home);
    const project = await warehouse.createProject('shop');
    await warehouse.close();
    await expect(project.rows({ sql: 'select 1' })).rejects.toMatchObject({ code: 'warehouse-unavailable' });
  });

  it('is started again by itself, without a request that needs it', async () => {
    const home = newHome();
    await open(home);
    const { engine } = record(home);
    process.kill(engine.pid, 'SIGKILL');
    await until(
      async () => record(home).engine.pid !== engine.pid && (await isAnswering(record(home).httpPort)),
    );
  });

  it('is found again when it hangs instead of dying', async () => {
    const home = newHome();
    const engine = new LocalEngine({ home, memory, log: silentLog });
    closing.push(() => engine.close());
    const { engine: hanging, httpPort } = await engine.ensure();
    process.kill(hanging.pid, 'SIGSTOP');
    // A stop reaches a process's threads one by one; until the last of them sleeps, a question may still be answered.
    await until(async () => !(await isAnswering(httpPort)));
    const recovered = await engine.recover();
    expect(recovered.engine).not.toEqual(hanging);
    expect(isRunning(hanging)).toBe(false);
  }, 60_000);

  it('is ended and started again when a load of it takes too long because it hangs', async () => {
    const home = newHome();
    const warehouse = await open(home);
    await keep(warehouse, 'search');
    const { engine } = record(home);
    process.kill(engine.pid, 'SIGSTOP');
    const limit = new TimeLimit(500);
    const insert = warehouse.project('shop').insert('spend', spendRow('social'), { signal: limit.signal });
    await expect(insert).rejects.toMatchObject({ code: 'cancelled' });
    expect(isRunning(engine)).toBe(false);
    expect(await kept(warehouse)).toEqual(['search']);
  }, 60_000);

  it('writes files that its owner alone can read', async () => {
    const home = newHome();
    await open(home);
    const folder = join(home, 'engine');
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(mode(folder)).toBe('700');
    expect(readdirSync(folder).filter((name) => !statSync(join(folder, name)).isDirectory())).toEqual(
      expect.arrayContaining(['config.xml', 'engine.json', 'engine.log', 'users.xml']),
    );
    for (const name of readdirSync(folder)) {
      expect(mode(join(folder, name)).slice(1)).toBe('00');
    }
  });

  it('ends with its parent, however that dies', async () => {
    const home = newHome();
    const config = {
      folder: join(home, 'engine'),
      backups: join(home, 'backups'),
      httpPort: await freePort(),
      memory,
      passwords: newPasswords(),
    };
    writeFiles(config);
    const parentProgram = `
      const { file, args, options } = JSON.parse(process.argv[1]);
      const child = require('node:child_process').spawn(file, args, { ...options, stdio: ['pipe', 'ignore', 'ignore'] });
      console.log(child.pid);
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['-e', parentProgram, JSON.stringify(engineCommand(config))]);
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
    const engine = identityOf(Number(printed))!;
    await until(() => isAnswering(config.httpPort));
    parent.kill('SIGKILL');
    await until(() => !isRunning(engine));
    expect(await isAnswering(config.httpPort)).toBe(false);
  });
});

describe('a second process of the same home', () => {
  it('joins the engine, leaves it running when it closes, and sees the same rows', async () => {
    const home = newHome();
    const starter = await open(home);
    await keep(starter, 'search');
    const { engine } = record(home);
    const joiner = await open(home);
    expect(await kept(joiner)).toEqual(['search']);
    await joiner.close();
    expect(isRunning(engine)).toBe(true);
    expect(await kept(starter)).toEqual(['search']);
  });

  it('starts the engine again when its starter leaves', async () => {
    const home = newHome();
    const starter = await open(home);
    await keep(starter, 'search');
    const joiner = await open(home);
    await starter.close();
    expect(await kept(joiner)).toEqual(['search']);
  });

  it('starts one engine only when several come at once', async () => {
    const home = newHome();
    const warehouses = await Promise.all([open(home), open(home), open(home)]);
    const pids = await Promise.all(
      warehouses.map(
        async (warehouse) => (await warehouse.inspect({ sql: 'select serverUUID() as id' })).rows,
      ),
    );
    expect(new Set(pids.map((rows) => JSON.stringify(rows))).size).toBe(1);
  });
});

describe('a port that somebody else holds', () => {
  async function occupied(): Promise<{ server: Server; port: number }> {
    const server = createServer((socket) => socket.destroy());
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    closing.push(() => void server.close());
    return { server, port };
  }

  it('is not chosen', async () => {
    const { port } = await occupied();
    expect(await freePort(port)).not.toBe(port);
  });

  it('makes the start fail with what the engine said', async () => {
    const home = newHome();
    const { port } = await occupied();
    const start = startEngine({
      folder: join(home, 'engine'),
      backups: join(home, 'backups'),
      httpPort: port,
      memory,
      passwords: newPasswords(),
    }).then(stopEngine);
    await expect(start).rejects.toThrow(/did not start.*[Aa]ddress already in use/s);
  });
});
