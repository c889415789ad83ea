export interface NavEntry {
  to: string;
  text: string;
  /** Where one of its rows is shown. */
  row?: string;
}

/** The pages that answer. */
export const questions: readonly NavEntry[] = [
  { to: '/', text: 'nav.overview' },
  { to: '/segments', text: 'nav.segments' },
  { to: '/value', text: 'nav.value' },
  { to: '/funnels', text: 'nav.funnels' },
  { to: '/customers', text: 'nav.customers', row: '/customer' },
];

/** The pages where work is done. */
export const work: readonly NavEntry[] = [
  { to: '/audiences', text: 'nav.audiences' },
  { to: '/reports', text: 'nav.reports' },
  { to: '/data', text: 'nav.data' },
  { to: '/settings', text: 'nav.settings' },
];
