import type { TFunction } from 'i18next';
import type { Format } from '../../format/format';

/** `late orders (3), changed refunds`, as a run keeps why it was made once more, in the reader's language. */
export function reasonText(t: TFunction, format: Format, reason: string | null): string {
  if (!reason) return t('runReason.first');
  const parts = reason.split(', ').map((part) => {
    const [, words = part, number] = /^(.*?)(?: \((\d+)\))?$/.exec(part) ?? [];
    const said = t(`runReason.${words.replaceAll(' ', '-')}`, { defaultValue: words });
    return number === undefined
      ? said
      : t('runReason.counted', { what: said, n: format.count(Number(number)) });
  });
  return parts.join(t('ui.comma'));
}
