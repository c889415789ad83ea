import { isAbsolute, resolve } from 'node:path';
import { Metadata } from '#metadata';
import { callerFolder, Clientele, makeHome, readConfig, type Config } from '#runtime';
import type { WarehouseLog } from '#warehouse';

/** Logs to stderr, so that stdout holds the answer and nothing else; warnings and errors only, or all when asked. */
export function stderrLog(config: Config): WarehouseLog {
  const isLoud = config.LOG_LEVEL === 'debug';
  const write = (level: string) => (message: string) => void process.stderr.write(`${level}: ${message}\n`);
  const silent = () => undefined;
  return {
    debug: isLoud ? write('debug') : silent,
    info: isLoud ? write('info') : silent,
    warn: write('warning'),
    error: write('error'),
  };
}

/** Opens the home for one command and closes it again, whatever happens. */
export async function withClientele<T>(use: (clientele: Clientele) => Promise<T>): Promise<T> {
  const config = readConfig();
  const clientele = await Clientele.open(config, stderrLog(config));
  try {
    return await use(clientele);
  } finally {
    await clientele.close();
  }
}

/** A path as the user typed it: npm changes to the package's folder, so the folder it was called from counts. */
export function userPath(path: string): string {
  return isAbsolute(path) ? path : resolve(callerFolder(), path);
}

/** Opens the metadata alone, for commands that need no warehouse. */
export async function withMetadata<T>(use: (metadata: Metadata) => Promise<T>): Promise<T> {
  const config = readConfig();
  await makeHome(config.home);
  const metadata = await Metadata.open({ home: config.home, url: config.DATABASE_URL });
  try {
    return await use(metadata);
  } finally {
    await metadata.close();
  }
}
