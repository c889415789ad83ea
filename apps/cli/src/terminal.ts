import { colorDepth, type ColorDepth } from '#reporting';
import { environment } from '#runtime';

/** What standard output can show. */
export function terminal(): { width: number; color: ColorDepth } {
  const { isTTY, columns } = process.stdout;
  return { width: columns ?? 100, color: colorDepth({ isTTY, env: environment() }) };
}
