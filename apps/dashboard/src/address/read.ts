/** Readers of the address's values. What an address holds that makes no sense is left out, so the page's default holds. */

export function text(value: unknown, longest = 200): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

export function whole(value: unknown, least: number, most: number): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most
    ? number
    : undefined;
}

export function date(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value) ? value : undefined;
}

export function texts(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const kept = value.map((each) => text(each)).filter((each) => each !== undefined);
  return kept.length ? kept : undefined;
}

export function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export type Filters = Record<string, string[]>;

/** `{property: [values]}`; a property without values is none. */
export function filters(value: unknown): Filters | undefined {
  const entries = Object.entries(record(value) ?? {}).flatMap(([property, values]) => {
    const kept = texts(values);
    return kept ? [[property, kept] as const] : [];
  });
  return entries.length ? Object.fromEntries(entries) : undefined;
}
