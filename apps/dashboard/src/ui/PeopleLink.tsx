import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PeopleRef } from '../address/root-search';

interface PeopleLinkProps {
  people: PeopleRef;
  className?: string;
  label?: string;
  title?: string;
  children: ReactNode;
}

/** A number that opens its people. */
export function PeopleLink({ people, className = 'link', label, title, children }: PeopleLinkProps) {
  return (
    <Link
      to="."
      search={((old: object) => ({ ...old, people })) as never}
      resetScroll={false}
      className={className}
      aria-label={label}
      title={title}
    >
      {children}
    </Link>
  );
}
