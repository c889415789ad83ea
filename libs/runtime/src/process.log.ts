import type { WarehouseLog } from '#warehouse';
import type { Config } from './config.js';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** One JSON line per message on stderr; it holds no row and no key. */
export function processLog(config: Config): WarehouseLog {
  const least = config.LOG_LEVEL === 'silent' ? levels.length : levels.indexOf(config.LOG_LEVEL as 'info');
  const writer = (level: (typeof levels)[number]) => (message: string, details?: Record<string, unknown>) => {
    if (levels.indexOf(level) < least) return;
    const line = { time: new Date().toISOString(), level, message, ...details };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
  return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}
