import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="door">
      <div className="state">
        <h1>{t('state.noPage')}</h1>
        <p>{t('state.noPageHint')}</p>
        <Link className="btn" to="/">
          {t('nav.overview')}
        </Link>
      </div>
    </main>
  );
}
