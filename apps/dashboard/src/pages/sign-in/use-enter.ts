import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionQuery } from '../../api/session';
import { showLanguage } from '../../i18n';
import { showTheme } from '../../session/theme';

/** Goes on to the page that was asked for, in the language and theme that the user has chosen. */
export function useEnter(next: string | undefined): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return useCallback(async () => {
    const { user } = await client.ensureQueryData(sessionQuery);
    showTheme(user.theme);
    await showLanguage(user.language);
    router.history.replace(next ?? '/');
  }, [client, router, next]);
}
