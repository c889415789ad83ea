import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../session/use-project';
import { Format } from './format';

/** The formats of the language that is shown and of the project that is open. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { currency, timeZone } = useProject();
  return useMemo(
    () => new Format(i18n.language, currency ?? '', timeZone),
    [i18n.language, currency, timeZone],
  );
}
