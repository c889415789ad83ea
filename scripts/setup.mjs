import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockStamp = `${root}node_modules/.clientele-lock`;

const commands = {
  clientele: [['node', '--enable-source-maps', 'dist/apps/cli/src/main.js']],
  demo: [['node', '--enable-source-maps', 'dist/apps/cli/src/main.js', 'demo']],
  bench: [['node', '--enable-source-maps', '--expose-gc', 'dist/bench/src/main.js']],
  test: [
    ['node', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    ['node', 'node_modules/eslint/bin/eslint.js', '.'],
    ['node', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
    ['node', '--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
  ],
};

/** Brings the clone up to date and runs `command` with `args`; resolves to its exit status. */
export async function main(command, args) {
  await install();
  await run(['node', 'scripts/build.mjs']);
  const steps = commands[command];
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    const status = await start(last ? [...step, ...args] : step);
    if (status !== 0) return status;
  }
  return 0;
}

/** Runs `npm ci` when the lock file is not the one of the last installation. */
async function install() {
  const hash = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(lockStamp) && readFileSync(lockStamp, 'utf8') === hash) return;
  console.error('Installing the packages of package-lock.json (once, about half a minute) ...');
  await run(['npm', 'ci', '--no-audit', '--no-fund', '--loglevel', 'error']);
  writeFileSync(lockStamp, hash);
}

async function run(words) {
  const status = await start(words, ['ignore', 2, 2]);
  if (status !== 0) throw new Error(`${words.join(' ')} ended with status ${status}`);
}

/** Starts a command in the root of the repository, passing signals on to it. */
function start([program, ...args], stdio = 'inherit') {
  const shell = process.platform === 'win32' && program === 'npm';
  const file = program === 'node' ? process.execPath : program;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio,
      shell,
      env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
    });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}
