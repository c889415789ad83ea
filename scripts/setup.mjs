import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockStamp = `${root}node_modules/.clientele-lock`;

/** Programs that run in this very process, so that a signal to it reaches them and nothing stays behind. */
const programs = {
  clientele: { file: '../dist/apps/cli/src/main.js', args: [] },
  demo: { file: '../dist/apps/cli/src/main.js', args: ['demo'] },
  bench: { file: '../dist/bench/src/main.js', args: [] },
  screenshots: { file: '../dist/test/screenshots.js', args: [] },
};

const checks = [
  ['formatting', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['lint and import rules', ['node_modules/eslint/bin/eslint.js', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  [
    'types of the dashboard',
    ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'apps/dashboard/tsconfig.json'],
  ],
  ['types of the snippet', ['node_modules/typescript/bin/tsc', '-p', 'apps/snippet/tsconfig.json']],
  ['tests', ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js']],
];

/** Brings the clone up to date and runs `command` with `args`; resolves to the exit status, if it is known by then. */
export async function main(command, args) {
  await install();
  await run(['node', 'scripts/build.mjs']);
  await buildDashboard();
  if (command === 'test') return check(args);
  if (command === 'chaos') return chaos(args);
  const program = programs[command];
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], command, ...program.args, ...args];
  await import(program.file);
  return undefined;
}

async function check(args) {
  for (const [name, words] of checks) {
    console.error(`Checking ${name} ...`);
    const status = await start(['node', ...words, ...(name === 'tests' ? args : [])]);
    if (status !== 0) return status;
  }
  return 0;
}

/** The fault suite at length: as many rounds of `kill -9` as the first word says, a hundred without one. */
function chaos([rounds = '100', ...args]) {
  process.env.CHAOS_ROUNDS = rounds;
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const specs = ['durability', 'faults', 'stopping', 'bad-bodies'].map((name) => `test/${name}.spec.ts`);
  return start(['node', ...jest, '--runInBand', ...specs, ...args]);
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

/** Builds the dashboard when one of its files is newer than the last build. */
async function buildDashboard() {
  const built = modified(`${root}dist/apps/dashboard/index.html`);
  if (newest(`${root}apps/dashboard`) < built) return;
  console.error('Building the dashboard ...');
  await run(['node', 'node_modules/vite/bin/vite.js', 'build', 'apps/dashboard', '--logLevel', 'warn']);
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newest(folder) {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? newest(`${folder}/${entry.name}`) : modified(`${folder}/${entry.name}`),
    ),
    0,
  );
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
