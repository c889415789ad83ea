import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationFolder } from '#runtime';

// Machines of all kinds run this, and some do other things beside.
jest.setTimeout(240_000);

let place: string;
let taken: Server;
let port: number;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'clientele-starting-'));
  await writeFile(join(place, 'file'), '');
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  port = (taken.address() as AddressInfo).port;
});
afterAll(async () => {
  taken.close();
  await rm(place, { recursive: true, force: true, maxRetries: 3 });
});

/** Runs one of the built programs to its end. */
function ended(
  program: string,
  words: string[],
  environment: Record<string, string>,
): Promise<{ status: unknown; out: string; err: string }> {
  const entry = join(installationFolder(), `dist/apps/${program}/src/main.js`);
  const env = { ...process.env, LOG_LEVEL: 'warn', SCHEDULER: 'off', ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...words], { env, timeout: 200_000 }, (error, out, err) =>
      resolve({ status: error ? (error.code ?? error.signal) : 0, out, err }),
    );
  });
}

const programs: [string, string[]][] = [
  ['cli', ['serve']],
  ['server', []],
];

describe('a port that is in use', () => {
  it.each(programs)('is told in one sentence by the %s', async (...program) => {
    const environment = { CLIENTELE_HOME: join(place, program[0]), PORT: String(port) };
    expect(await ended(...program, environment)).toEqual({
      status: 1,
      out: '',
      err: `clientele: port ${port} is in use; set PORT to another one, or to 0 for any\n`,
    });
  });
});

describe('a home that is a file', () => {
  const commands: [string, string[]][] = [...programs, ['worker', []], ['cli', ['keys', 'list']]];
  it.each(commands)('is told in one sentence by the %s %j', async (...program) => {
    const home = join(place, 'file');
    expect(await ended(...program, { CLIENTELE_HOME: home, PORT: '0' })).toEqual({
      status: 1,
      out: '',
      err: `clientele: CLIENTELE_HOME ${home} cannot be made (it is a file); set it to a folder that can be written\n`,
    });
  });
});
