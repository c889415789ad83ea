import type { TFunction } from 'i18next';

/** A value that an answer groups by; what the server calls `(none)` and `other` is said in the reader's language. */
export function valueName(t: TFunction, value: string): string {
  if (value === '' || value === '(none)') return t('ui.none');
  return value === 'other' ? t('ui.other') : value;
}
