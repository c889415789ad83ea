import { useTranslation } from 'react-i18next';
import type { Notice } from '../api/types';

/** What an answer itself says that one must know to trust it; one that has no text here yet stays as it came. */
export function Warnings({ notices }: { notices: readonly Notice[] | undefined }) {
  const { t } = useTranslation();
  if (!notices?.length) return null;
  return (
    <div className="note" role="note">
      {notices.map(({ code, parameters, message }) => (
        <p key={message}>
          {t(`warnings.${code}`, { ...written(parameters, t('ui.listComma')), defaultValue: message })}
        </p>
      ))}
    </div>
  );
}

/** A list is written out, and its last value has a name of its own. */
function written(parameters: Notice['parameters'], comma: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      Array.isArray(value)
        ? [
            [name, value.join(comma)],
            [`${name}Last`, String(value.at(-1) ?? '')],
          ]
        : [[name, String(value)]],
    ),
  );
}
