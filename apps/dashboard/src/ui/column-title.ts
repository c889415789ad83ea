import type { TFunction } from 'i18next';

/** The heading of an analysis's column; one that has no text yet keeps its name on the wire. */
export function columnTitle(t: TFunction, name: string): string {
  return t(`columns.${name}`, { defaultValue: name });
}
