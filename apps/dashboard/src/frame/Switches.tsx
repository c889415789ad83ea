import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../address/use-address';
import { changeMe, signOut, useSession } from '../api/session';
import type { Language, Theme } from '../api/types';
import { chooseLanguage } from '../i18n';
import { chosenTheme, showTheme } from '../session/theme';
import { useProject } from '../session/use-project';
import { ChipSelect } from '../ui/ChipSelect';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Project, language, theme and the way out. */
export function Switches() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { projects, user } = useSession();
  const project = useProject();
  const [, setAddress] = useAddress();
  const [theme, setTheme] = useState<Theme>(chosenTheme());
  // What is chosen here holds on this device at once; that it is kept for the next one may fail without harm.
  const keep = (change: { language?: Language; theme?: Theme }) =>
    void changeMe(client, change).catch(() => undefined);
  return (
    <>
      {projects.length > 1 && (
        <ChipSelect
          side="up"
          label={t('nav.project')}
          value={project.name}
          options={projects.map(({ name, title }) => ({ value: name, label: title || name }))}
          change={(name) => setAddress({ project: name, people: undefined })}
        />
      )}
      <ChipSelect<Language>
        side="up"
        label={t('nav.language')}
        value={i18n.language as Language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh-CN', label: '简体中文' },
        ]}
        change={(language) => {
          void chooseLanguage(language);
          keep({ language });
        }}
      />
      <ChipSelect
        side="up"
        label={t('nav.theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
        change={(next) => {
          setTheme(next);
          showTheme(next);
          keep({ theme: next });
        }}
      />
      <button
        type="button"
        className="link"
        onClick={() => void signOut(client).then(() => navigate({ to: '/sign-in', search: {} }))}
        title={user.email}
      >
        {t('session.signOut')}
      </button>
    </>
  );
}
