import { useTranslation } from 'react-i18next';
import type { Notice } from '../api/types';

/** What an answer itself says that one must know to trust it; one that has no text here yet stays as it came. */
export function Warnings({ notices }: { notices: readonly Notice[] | undefined }) {
  const { t } = useTranslation();
  if (!notices?.length) return null;
  return (
    <div className="note" role="note">
      {notices.map(({ code, parameters, message }) => (
        <p key={message}>{t(`warnings.${code}`, { ...written(parameters), defaultValue: message })}</p>
      ))}
    </div>
  );
}

function written(parameters: Notice['parameters']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(' / ') : String(value),
    ]),
  );
}
