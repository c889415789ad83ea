import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import type { Language } from '../../api/types';
import { chooseLanguage } from '../../i18n';
import { LinkForm } from './LinkForm';
import { PasswordForm } from './PasswordForm';
import type { SignInSearch } from './sign-in.search';

/** The door: by a one-time link, or by e-mail and password. */
export function SignInPage() {
  const { t, i18n } = useTranslation();
  const [{ token, next }] = useAddress<SignInSearch>();
  const other: Language = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <main className="door">
      <div className="nav__mark">
        <i aria-hidden="true" />
        Clientele
      </div>
      <section className="card">
        {token ? <LinkForm token={token} next={next} /> : <PasswordForm next={next} />}
      </section>
      <button type="button" className="link" lang={other} onClick={() => void chooseLanguage(other)}>
        {t('session.otherLanguage')}
      </button>
    </main>
  );
}
