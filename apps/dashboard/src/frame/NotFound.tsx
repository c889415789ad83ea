import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="state">
      <h1>{t('state.noPage')}</h1>
      <Link className="btn" to="/">
        {t('nav.overview')}
      </Link>
    </div>
  );
}
