import { useTranslation } from 'react-i18next';

interface RemoveButtonProps {
  /** The question that is asked before. */
  sure: string;
  remove: () => void;
}

/** Takes away what the page is about, once the reader is sure. */
export function RemoveButton({ sure, remove }: RemoveButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="btn btn--bad"
      onClick={() => {
        if (confirm(sure)) remove();
      }}
    >
      {t('ui.remove')}
    </button>
  );
}
