import type { ReactNode } from 'react';

interface CardProps {
  title?: ReactNode;
  /** What it shows and how to read it, in a few words. */
  note?: ReactNode;
  tools?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Card({ title, note, tools, className, children }: CardProps) {
  return (
    <section className={className ? `card ${className}` : 'card'}>
      {title !== undefined && (
        <header className="card__head">
          <div className="card__title">
            <h2>{title}</h2>
            {note !== undefined && note !== false && <small>{note}</small>}
          </div>
          {tools !== undefined && <div className="card__tools">{tools}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
