import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The one bar of chips that holds every parameter of a page; what can be done stands at its end. */
export function Bar({ children, actions }: { children?: ReactNode; actions?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="bar" role="group" aria-label={t('ui.parameters')}>
      <div className="bar__chips">{children}</div>
      {actions !== undefined && <div className="bar__actions">{actions}</div>}
    </div>
  );
}
