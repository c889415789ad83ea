import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Clientele, endProcess, processLog, readConfig } from '#runtime';
import { acquireServerLock } from '#warehouse';
import { listen, type RunningServer } from './application.js';
import { printFirstKey, printFirstLink } from './first-key.js';

type ServerLock = ReturnType<typeof acquireServerLock>;

/** How long a stop may take before the process ends anyway; what was acknowledged is on the disk by then. */
const stopSeconds = 9.5;

/** Opens the home, serves until SIGINT or SIGTERM, then stops in order. */
export async function serve(): Promise<void> {
  const config = readConfig();
  const log = processLog(config);
  log.info('configuration', config.describe());
  const clientele = await Clientele.open(config, log);
  await serveOpened(clientele, async (url) => {
    await printFirstKey(clientele);
    await printFirstLink(clientele, url);
  });
}

/**
 * Serves an opened home until it is told to stop, then closes it; `greet` is called when the server listens.
 * @throws Problem `conflict` when another server has this home or the port; the home is closed by then
 */
export async function serveOpened(
  clientele: Clientele,
  greet: (url: string) => Promise<void>,
): Promise<void> {
  letHeapGrow();
  const { lock, server } = await begin(clientele).catch(async (error: unknown) => {
    await clientele.close();
    throw error;
  });
  const scheduler = clientele.config.SCHEDULER === 'on' ? clientele.reporting.scheduler() : undefined;
  scheduler?.start();
  await greet(server.url);
  process.stdout.write(`listening on ${server.url}\n`);
  await stopSignal();
  setTimeout(() => process.exit(0), stopSeconds * 1000).unref();
  await Promise.all([scheduler?.stop(), server.close()]);
  await clientele.close();
  lock.release();
  process.exit(0);
}

/**
 * The bytes of bodies lie outside of the heap, but V8 counts them towards its limit; and as the heap itself hardly grows, that
 * limit is a tenth above what is alive: large bodies then make it search the whole heap ten times a second. Twice what is alive,
 * as other runtimes have it, makes that rare.
 */
function letHeapGrow(): void {
  setFlagsFromString('--heap-growing-percent=100');
}

async function begin(clientele: Clientele): Promise<{ lock: ServerLock; server: RunningServer }> {
  const { HOST: host, PORT: port, home } = clientele.config;
  const lock = acquireServerLock(home, { address: `http://${host}:${port}` });
  try {
    const server = await listen(clientele);
    // Port 0 becomes a number only now.
    lock.tell({ address: server.url });
    return { lock, server };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await serve().catch(endProcess);
