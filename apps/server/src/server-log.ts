import type { Config, Log } from '#runtime';

const levels = ['debug', 'info', 'warn', 'error'];

/** One JSON line per message on stderr; it holds no row and no key. */
export function serverLog(config: Config): Log {
  const least = config.LOG_LEVEL === 'silent' ? Infinity : Math.max(levels.indexOf(config.LOG_LEVEL), 0);
  return (level, message) => {
    if (levels.indexOf(level) < least) return;
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message })}\n`);
  };
}
