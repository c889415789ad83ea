import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SheetProps {
  title: ReactNode;
  lead?: ReactNode;
  close: () => void;
  children: ReactNode;
}

/** A page beside the page: keeps the focus inside, and Escape or a click beside it closes it. */
export function Sheet({ title, lead, close, children }: SheetProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="sheet__body">
        <header className="sheet__head">
          <div>
            <h1 id={titleId}>{title}</h1>
            {lead !== undefined && <p className="lead">{lead}</p>}
          </div>
          <button type="button" className="icon" aria-label={t('ui.close')} onClick={close}>
            ✕
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
