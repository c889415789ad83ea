import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useSession } from '../../api/session';
import { PageHead } from '../../ui/PageHead';
import { Tabs } from '../../ui/Tabs';
import { Audit } from './Audit';
import { Keys } from './Keys';
import { Me } from './Me';
import { Projects } from './Projects';
import { Users } from './Users';
import { sections, type SettingsSearch } from './settings.search';

const views = { me: Me, keys: Keys, users: Users, projects: Projects, audit: Audit };

/** One's own account; for admins also keys, users, projects and the audit. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const [{ section = 'me' }, change] = useAddress<SettingsSearch>();
  const open = user.role === 'admin' ? sections : (['me'] as const);
  const View = views[open.find((each) => each === section) ?? 'me'];
  return (
    <>
      <PageHead
        title={t('settings.title')}
        lead={t('settings.lead', { email: user.email, role: t(`role.${user.role}`) })}
      />
      <div className="stack">
        {open.length > 1 && (
          <Tabs
            label={t('settings.title')}
            value={section}
            options={open.map((value) => ({ value, label: t(`settings.${value}`) }))}
            change={(next) => change({ section: next })}
          />
        )}
        <View />
      </div>
    </>
  );
}
