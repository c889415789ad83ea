import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../address/use-address';
import { PeopleSheet } from '../people/PeopleSheet';
import { Freshness } from './Freshness';
import { Switches } from './Switches';
import { questions, work, type NavEntry } from './navigation';

/** What stands around every page: the ways to the others, the project, the language, the theme, how fresh the data is. */
export function Frame() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [{ people, project }] = useAddress();
  useEffect(() => setOpen(false), [path]);
  return (
    <div className="app">
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <header className="topbar">
        <Mark />
        <button
          type="button"
          className="btn btn--quiet"
          aria-expanded={isOpen}
          aria-controls="nav"
          onClick={() => setOpen(!isOpen)}
        >
          {t('nav.menu')}
        </button>
      </header>
      <nav
        id="nav"
        className={isOpen ? 'nav nav--open' : 'nav'}
        aria-label={t('nav.label')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        <Mark />
        <NavLinks entries={questions} />
        <p className="nav__group">{t('nav.work')}</p>
        <NavLinks entries={work} />
        <div className="nav__foot">
          <Switches />
          <Freshness />
        </div>
      </nav>
      <main id="main" className="main" tabIndex={-1} key={project}>
        <Outlet />
      </main>
      {people && <PeopleSheet people={people} />}
    </div>
  );
}

function Mark() {
  return (
    <div className="nav__mark">
      <i aria-hidden="true" />
      Clientele
    </div>
  );
}

function NavLinks({ entries }: { entries: readonly NavEntry[] }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <ul className="nav__links">
      {entries.map(({ to, text, row }) => (
        <li key={to}>
          <Link
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            aria-current={path === row ? 'page' : undefined}
          >
            {t(text)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
