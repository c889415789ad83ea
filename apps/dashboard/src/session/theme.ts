import { useSyncExternalStore } from 'react';
import type { Theme } from '../api/types';

const storageKey = 'clientele.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** The theme that was chosen last on this device. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(storageKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Shows a theme and remembers it; `system` follows the device from now on. */
export function showTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme);
  apply();
}

/** Says when the colours have changed, so that charts are drawn again. */
export const themeChanged = new EventTarget();

function apply(): void {
  const theme = chosenTheme();
  document.documentElement.dataset['theme'] =
    theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
  themeChanged.dispatchEvent(new Event('change'));
}

export function watchTheme(): void {
  apply();
  system.addEventListener('change', apply);
}

/** The theme that is shown now: light or dark. */
export function useShownTheme(): string {
  return useSyncExternalStore(
    (changed) => {
      themeChanged.addEventListener('change', changed);
      return () => themeChanged.removeEventListener('change', changed);
    },
    () => document.documentElement.dataset['theme'] ?? 'light',
  );
}
