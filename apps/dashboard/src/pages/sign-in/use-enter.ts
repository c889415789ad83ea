import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionQuery } from '../../api/session';
import { chosenLanguage, showLanguage } from '../../i18n';
import { chosenTheme, showTheme } from '../../session/theme';

/** Goes on to the page that was asked for. What was chosen on this device holds before what the user's record says. */
export function useEnter(next: string | undefined): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return useCallback(async () => {
    const { user } = await client.ensureQueryData(sessionQuery);
    if (chosenTheme() === 'system') showTheme(user.theme);
    await showLanguage(chosenLanguage() ?? user.language);
    router.history.replace(next ?? '/');
  }, [client, router, next]);
}
