import { pathToFileURL } from 'node:url';
import { Clientele, readConfig } from '#runtime';
import { acquireServerLock } from '#warehouse';
import { listen } from './application.js';
import { printFirstKey } from './first-key.js';
import { serverLog } from './server-log.js';

/** How long a stop may take before the process ends anyway; what was acknowledged is on the disk by then. */
const stopSeconds = 10;

/** Opens the home, serves until SIGINT or SIGTERM, then stops in order. */
export async function serve(): Promise<void> {
  const config = readConfig();
  const log = serverLog(config);
  const lock = await acquireServerLock(config.home, { host: config.HOST, port: config.PORT });
  log('info', `configuration ${JSON.stringify(config.describe())}`);
  const clientele = await Clientele.open(config, log);
  const server = await listen(clientele);
  await lock.update?.({ url: server.url });
  await printFirstKey(clientele);
  process.stdout.write(`listening on ${server.url}\n`);
  await stopSignal();
  setTimeout(() => process.exit(0), stopSeconds * 1000).unref();
  await server.close();
  await clientele.close();
  await lock.release();
  process.exit(0);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await serve();
