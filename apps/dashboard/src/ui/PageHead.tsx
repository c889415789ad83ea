import { useEffect, type ReactNode } from 'react';

interface PageHeadProps {
  title: string;
  /** The page's answer in one sentence. */
  lead?: ReactNode;
}

export function PageHead({ title, lead }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Clientele`;
  }, [title]);
  return (
    <>
      <h1>{title}</h1>
      <p className="lead" aria-live="polite">
        {lead ?? '\u00a0'}
      </p>
    </>
  );
}
