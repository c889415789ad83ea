import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A customer's id that opens the profile; a visitor has none. */
export function Person({ id, name }: { id: unknown; name?: string | null }) {
  const { t } = useTranslation();
  if (typeof id !== 'string' || id === '') return <span className="quiet">{t('people.anonymous')}</span>;
  return (
    <Link className="link" to="/customer" search={{ id } as never}>
      {name || id}
    </Link>
  );
}
